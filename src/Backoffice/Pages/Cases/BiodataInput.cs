using System.ComponentModel.DataAnnotations;
using System.Globalization;
using KtpBot.Core.People;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>The elements of the card as an officer types them.</summary>
public sealed class BiodataInput : IValidatableObject
{
    private static readonly string[] DateForms = ["d-M-yyyy", "yyyy-MM-dd"];

    [Required(ErrorMessage = "Isi NIK."), RegularExpression("[0-9]{16}", ErrorMessage = "NIK harus tepat 16 angka.")]
    public string Nik { get; set; } = "";

    [Required(ErrorMessage = "Isi nomor KK."), RegularExpression("[0-9]{16}", ErrorMessage = "Nomor KK harus tepat 16 angka.")]
    public string Kk { get; set; } = "";

    [Required(ErrorMessage = "Isi nama seperti di KK."), StringLength(60, MinimumLength = 2, ErrorMessage = "Nama 2 sampai 60 huruf.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Isi tempat lahir."), StringLength(60, ErrorMessage = "Tempat lahir paling panjang 60 huruf.")]
    public string BirthPlace { get; set; } = "";

    /// <summary>As on the card, dd-MM-yyyy; yyyy-MM-dd is understood too.</summary>
    [Required(ErrorMessage = "Isi tanggal lahir.")]
    public string BirthDate { get; set; } = "";

    [Required(ErrorMessage = "Pilih jenis kelamin.")]
    public string Sex { get; set; } = "";

    [Required(ErrorMessage = "Pilih golongan darah, atau “-” bila tidak tahu.")]
    public string BloodType { get; set; } = "-";

    [Required(ErrorMessage = "Isi alamat jalan atau dusun."), StringLength(100, ErrorMessage = "Alamat paling panjang 100 huruf.")]
    public string Address { get; set; } = "";

    [Required(ErrorMessage = "Isi RT/RW."), RegularExpression("[0-9]{1,3} ?/ ?[0-9]{1,3}", ErrorMessage = "Tulis RT/RW seperti 003/001.")]
    public string RtRw { get; set; } = "";

    [Required(ErrorMessage = "Isi desa atau kelurahan."), StringLength(60)]
    public string Village { get; set; } = "";

    [Required(ErrorMessage = "Isi kecamatan."), StringLength(60)]
    public string District { get; set; } = "";

    [Required(ErrorMessage = "Pilih agama.")]
    public string Religion { get; set; } = "";

    [Required(ErrorMessage = "Pilih status perkawinan.")]
    public string MaritalStatus { get; set; } = "";

    [Required(ErrorMessage = "Isi pekerjaan seperti di KK."), StringLength(60)]
    public string Occupation { get; set; } = "";

    [Required(ErrorMessage = "Isi kewarganegaraan."), StringLength(40)]
    public string Citizenship { get; set; } = "WNI";

    /// <summary>The officer has seen the warnings and compared with the family card.</summary>
    public bool Compared { get; set; }

    /// <summary>Null while it cannot be read as a date.</summary>
    internal DateOnly? Born =>
        DateOnly.TryParseExact(BirthDate.Trim().Replace('/', '-').Replace('.', '-').Replace(' ', '-'), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Born is null) yield return new ValidationResult("Tulis tanggal lahir seperti 17-08-1990.", [nameof(BirthDate)]);
    }

    internal Biodata ToBiodata() => new(
        Nik, Kk, Name, BirthPlace, Born!.Value, Sex, BloodType, Address,
        string.Join('/', RtRw.Split('/').Select(part => part.Trim().PadLeft(3, '0'))),
        Village, District, Religion, MaritalStatus, Occupation, Citizenship);
}
