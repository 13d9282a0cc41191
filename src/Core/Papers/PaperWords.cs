using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.People;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Papers;

/// <summary>The words on the papers of one case: Indonesian, and the citizen's language beside or below it.</summary>
internal sealed class PaperWords(OfficeProfile office, TextBook texts, ReasonBook reasons, string language)
{
    private const string Id = TextBook.DefaultLanguage;

    private bool Bilingual => language != Id;

    public SlipText Receipt(CaseFile file, string name) => Slip(
        PaperKind.Receipt,
        file.Number,
        [
            Row("nama", Masks.Name(name)),
            Row("layanan", ServiceOf(file)),
            Row("diterima", SlotLabel.Long(office, texts, file.SubmittedAt, Id)),
        ],
        [.. Both(texts.KeyFor(file.Service, "notice.receipt-note.keep")), .. Both(texts.KeyFor(file.Service, "notice.receipt-note.pickup"))]);

    public SlipText PickupProof(PaperMatter matter) => Slip(
        PaperKind.PickupProof,
        matter.File.Number,
        [Row("nama", Masks.Name(matter.Person.Name)), Row("layanan", ServiceOf(matter.File)), Row("tempat", office.PickupPlace)],
        [.. BothOf(matter, "surat.ambil-bawa"), .. BothOf(matter, "notice.part.pickup-" + office.Pickup.ToString().ToLowerInvariant())]);

    public LetterText HandOverProof(PaperMatter matter, string placeAndDate)
    {
        var entry = matter.HandOver!;
        var relation = In(texts.KeyFor(matter.File.Service, "surat.hubungan." + entry.Relation), Id);
        return Letter(PaperKind.HandOverProof, placeAndDate) with
        {
            Before = BothOf(matter, "surat.serah-isi"),
            Rows =
            [
                Row("permohonan", matter.File.Number),
                new PaperRow(string.Join(" / ", BothOf(matter, "surat.baris.pemilik").Distinct()), matter.Person.Name),
                Row("nik", Masks.Nik(matter.Person.Nik)),
                Row("diserahkan", SlotLabel.Long(office, texts, entry.At, Id)),
                Row("penerima", entry.ReceivedBy ?? ""),
                Row("hubungan", relation),
                Row("buku", string.Create(CultureInfo.InvariantCulture, $"{entry.Number}/{entry.Year}")),
            ],
            Signers = [new PaperSigner(Label("petugas"), matter.HandOverOfficer), new PaperSigner(Label("penerima"), entry.ReceivedBy, matter.Signature)],
        };
    }

    public LetterText ReturnLetter(PaperMatter matter, string placeAndDate, string? officer)
    {
        var back = matter.Return!;
        return Letter(PaperKind.ReturnLetter, placeAndDate) with
        {
            Addressee = Say("surat.kembali-yth", Id, ("name", matter.Person.Name)),
            Before = Both("surat.kembali-isi", matter.File),
            Items = [.. back.Reasons.Select(reason => string.Join('\n', Languages().Select(l => ReasonIn(reason, l))))],
            After = [.. back.Note is { Length: > 0 } note ? [Say("notice.part.note", Id, ("note", note.Trim()))] : Array.Empty<string>(), .. Both("surat.kembali-lalu", matter.File)],
            Signers = [new PaperSigner(Label("petugas"), officer)],
        };
    }

    /// <summary>Signed by who gave the last approval, with the initials of those before him; by the head where nobody approves.</summary>
    public LetterText CoverLetter(PaperMatter matter, string placeAndDate)
    {
        var last = matter.Approvals.Count > 0 ? matter.Approvals[^1] : null;
        return Letter(PaperKind.CoverLetter, placeAndDate) with
        {
            SecondTitle = null,
            Addressee = Say("surat.pengantar-yth", Id, ("regency", office.Regency)),
            Before = [Say("surat.pengantar-isi", Id, ("head", last is null ? office.Head.Title : FullTitle(last)))],
            Rows =
            [
                new PaperRow(In("surat.baris.nama", Id), matter.Person.Name),
                new PaperRow(In("surat.baris.nik", Id), matter.Person.Nik),
                new PaperRow(In("surat.baris.kk", Id), matter.Person.Kk ?? ""),
                new PaperRow(In("surat.baris.lahir", Id), FormFilling.BirthOf(matter)),
                new PaperRow(In("surat.baris.alamat", Id), FormFilling.AddressOf(matter)),
                new PaperRow(In("surat.baris.keperluan", Id), In("surat.pengantar-keperluan", Id)),
            ],
            After = [In("surat.pengantar-tutup", Id)],
            InitialsTitle = In("surat.paraf", Id),
            Initials = [.. matter.Approvals.SkipLast(1).Select(a => new PaperRow(a.Title, a.Name))],
            Signers = [last is null ? new PaperSigner(office.Head.Title, office.Head.Name) : SignerOf(last)],
        };
    }

    private PaperSigner SignerOf(GivenApproval approval) => new(approval.Title, approval.Name)
    {
        OnBehalf = approval.OnBehalfOf is { } whom ? Say("surat.atas-nama", Id, ("title", whom)) : null,
        Nip = approval.Nip is { } nip ? "NIP " + nip : null,
        Remark = Say("surat.disetujui", Id, ("at", SlotLabel.Long(office, texts, approval.At, Id))),
    };

    private string FullTitle(GivenApproval approval) =>
        approval.OnBehalfOf is { } whom ? Say("surat.bertindak", Id, ("role", approval.Title), ("title", whom)) : approval.Title;

    public TicketText QueueTicket(PaperMatter matter)
    {
        var visit = matter.Visit!;
        var counter = office.Counters.GetValueOrDefault(visit.Counter)?.Name ?? visit.Counter;
        return new TicketText
        {
            OfficeName = office.ShortName,
            Title = string.Join(" / ", Languages().Select(l => In(PaperKinds.NameKey(PaperKind.QueueTicket), l).ToUpperInvariant())),
            Queue = visit.Number,
            Prefix = (office.Queue.Purpose(visit.Purpose) ?? office.Queue.ForAppointments(visit.Counter)).Prefix,
            Counter = counter,
            At = SlotLabel.Long(office, texts, visit.ArrivedAt, Id),
            Notes = [.. Languages().Select(l => Say("surat.antre-tunggu", l, ("counter", counter)))],
        };
    }

    private SlipText Slip(PaperKind kind, string caseNumber, IReadOnlyList<PaperRow> rows, IReadOnlyList<string> notes) => new()
    {
        OfficeName = office.Name,
        OfficeAddress = office.Address,
        Title = TitleOf(kind),
        SecondTitle = Bilingual ? In(PaperKinds.NameKey(kind), language) : null,
        CaseNumber = caseNumber,
        Rows = rows,
        Notes = notes,
        Free = In("surat.gratis", language),
    };

    private LetterText Letter(PaperKind kind, string placeAndDate) => new()
    {
        OfficeName = office.Name,
        OfficeAddress = office.Address,
        OfficePhone = office.Phone,
        Title = TitleOf(kind),
        SecondTitle = Bilingual ? In(PaperKinds.NameKey(kind), language) : null,
        PlaceAndDate = placeAndDate,
        Signers = [],
    };

    private string TitleOf(PaperKind kind) => In(PaperKinds.NameKey(kind), Id).ToUpperInvariant();

    private string ServiceOf(CaseFile file) => string.Join(" / ", Languages().Select(l => In("notice.service." + file.Service, l)));

    private string ReasonIn((string? Requirement, string Code) reason, string l)
    {
        var sentence = reasons.Find(reason.Code)?.For(l) ?? reason.Code;
        return reason.Requirement is { } requirement ? $"{In($"document.{requirement}.title", l)}: {sentence}" : sentence;
    }

    private IReadOnlyList<string> Both(string key, CaseFile? file = null) =>
        [.. Languages().Select(l => file is null ? In(key, l) : Say(key, l, ("number", file.Number), ("service", In("notice.service." + file.Service, l)), ("office", office.ShortName)))];

    /// <summary>In the words of the service, where it hands over something else than a card.</summary>
    private IReadOnlyList<string> BothOf(PaperMatter matter, string key) => Both(texts.KeyFor(matter.File.Service, key));

    private PaperRow Row(string label, string value) => new(Label(label), value);

    private string Label(string name) => string.Join(" / ", Languages().Select(l => In("surat.baris." + name, l)).Distinct());

    private string[] Languages() => Bilingual ? [Id, language] : [Id];

    private string In(string key, string l) => texts.Render(key, l);

    private string Say(string key, string l, params (string Name, string Value)[] values) => texts.Render(key, l, values.ToDictionary(v => v.Name, v => v.Value));
}
