using System.Globalization;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Papers;

/// <summary>Fills the forms of Permendagri 109/2019 from a case.</summary>
internal static class FormFilling
{
    public static F102Form F102(PaperMatter matter, string placeAndDate, string? officer)
    {
        var requests = F102Boxes.Requests(matter.File.Service, matter.FormBox, matter.Details);
        return new F102Form
        {
            Name = matter.Person.Name,
            Nik = matter.Person.Nik,
            Kk = matter.Person.Kk ?? "",
            Requests = requests,
            Attached = F102Boxes.Attached(matter.Documents, requests),
            PlaceAndDate = placeAndDate,
            Officer = officer,
        };
    }

    /// <summary>
    /// Only what is certain is filled in: what the data were and shall be is the citizen's own statement, which he writes and signs. A new
    /// marital status follows from his answer.
    /// </summary>
    public static F106Form F106(PaperMatter matter, TextBook texts, string placeAndDate)
    {
        var changed = matter.Details.GetValueOrDefault("berubah") ?? "";
        var proof = matter.Documents.FirstOrDefault(code => code is "buku_nikah" or "akta_cerai" or "akta_kematian" or "bukti_nama" or "bukti_pekerjaan" or "bukti_perubahan");
        return new F106Form
        {
            Name = matter.Person.Name,
            Nik = matter.Person.Nik,
            Kk = matter.Person.Kk ?? "",
            Address = AddressOf(matter),
            Kind = changed switch
            {
                "pekerjaan" => F106Change.EducationOrWork,
                "agama" => F106Change.Religion,
                _ => F106Change.Other,
            },
            Element = changed switch
            {
                "kawin" or "cerai" or "ditinggal" => "Status perkawinan",
                "nama" => "Nama",
                "alamat" => "Alamat",
                _ => "",
            },
            Becomes = changed switch { "kawin" => "KAWIN", "cerai" => "CERAI HIDUP", "ditinggal" => "CERAI MATI", _ => "" },
            Proof = proof is null ? "" : texts.Render($"document.{proof}.title", TextBook.DefaultLanguage),
            PlaceAndDate = placeAndDate,
        };
    }

    public static F107Form F107(PaperMatter matter, OfficeProfile office, TextBook texts, string placeAndDate) => new()
    {
        Name = matter.Person.Name,
        Nik = matter.Person.Nik,
        Birth = BirthOf(matter),
        Work = matter.Person.Occupation ?? "",
        Address = AddressOf(matter),
        Matter = $"{texts.Render("notice.service." + matter.File.Service, TextBook.DefaultLanguage)}, nomor permohonan {matter.File.Number}, di {office.Name}",
        PlaceAndDate = placeAndDate,
    };

    public static string BirthOf(PaperMatter matter) => matter.Person is { BirthPlace: { } place, BirthDate: { } date }
        ? string.Create(CultureInfo.InvariantCulture, $"{place}, {DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture):dd-MM-yyyy}")
        : "";

    public static string AddressOf(PaperMatter matter) => string.Join(", ", new[]
    {
        matter.Person.Address,
        matter.Person.RtRw is { Length: > 0 } rt ? "RT/RW " + rt : null,
        matter.Person.Village,
        matter.Person.District,
    }.Where(part => !string.IsNullOrEmpty(part)));
}
