using System.Collections.Frozen;
using KtpBot.Core.Data;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Dialogs;

/// <summary>Everything the engine reads, loaded once: flows, texts, requirements, intents and the office's own facts.</summary>
public sealed class DialogBook
{
    /// <summary>Flows the engine itself starts.</summary>
    internal const string Welcome = "sambutan";
    internal const string Menu = "menu";
    internal const string Consent = "persetujuan";
    internal const string Person = "petugas";
    internal const string Help = "bantuan";
    internal const string CancelForm = "batal-isian";
    internal const string CancelCase = "batal";
    internal const string Lost = "bingung";
    internal const string Resume = "lanjutkan";
    internal const string PersonGone = "petugas-pulang";
    internal const string LooseFile = "berkas";
    internal const string LooseAlbum = "album";
    internal const string StopNews = "stop-kabar";
    internal const string NewsAgain = "kabar-lagi";
    internal const string Link = "hubungkan";
    internal const string Unlink = "putuskan";
    internal const string Language = "bahasa";
    internal const string ComplaintStatus = "keluhan-status";
    internal const string Application = "pengajuan";
    internal const string StatusByNumber = "status-nomor";
    internal const string Meaning = "maksud";
    internal const string ChangeService = "ganti-layanan";
    internal const string Later = "nanti";
    internal const string GoOn = "lanjut";
    internal const string PutAside = "tersimpan";
    internal const string Queue = "antrean";

    internal static readonly string[] Needed = [Welcome, Menu, Consent, Person, Help, CancelForm, CancelCase, Lost, Resume, PersonGone, LooseFile, LooseAlbum, StopNews, NewsAgain, Link, Unlink, Language, Application, StatusByNumber, Meaning, ChangeService, Later, GoOn, PutAside, Queue];

    private const string DetailPrefix = "detail.";
    private const string DetailLabel = ".label";

    private readonly FrozenDictionary<string, DialogFlow> _flows;

    private DialogBook(IEnumerable<DialogFlow> flows, TextBook texts, RequirementBook requirements, IntentBook intents, PhotoShapes shapes, OfficeFacts office)
    {
        _flows = flows.GroupBy(f => f.Id).ToFrozenDictionary(g => g.Key, g => g.First());
        Texts = texts;
        Requirements = requirements;
        Intents = intents;
        Shapes = shapes;
        Office = office;
        Details = [.. texts.Keys(DetailPrefix).Where(k => k.EndsWith(DetailLabel, StringComparison.Ordinal)).Select(k => k[DetailPrefix.Length..^DetailLabel.Length])];
    }

    public TextBook Texts { get; }

    public RequirementBook Requirements { get; }

    public IntentBook Intents { get; }

    /// <summary>What photos of the documents must look like.</summary>
    public PhotoShapes Shapes { get; }

    public OfficeFacts Office { get; }

    /// <summary>
    /// Answers that go to the officer with an application, in the order they are shown: each that has a text <c>detail.&lt;answer&gt;.label</c>;
    /// its values stand beside it as <c>detail.&lt;answer&gt;.&lt;value&gt;</c>.
    /// </summary>
    internal IReadOnlyList<string> Details { get; }

    internal IEnumerable<DialogFlow> Flows => _flows.Values.OrderBy(f => f.Place.File, StringComparer.Ordinal);

    /// <summary>Loads everything that a dialog needs from the dialogs folder, with the faults of all its files.</summary>
    /// <param name="dialogsDirectory">The dialogs folder.</param>
    /// <param name="officeId">Whose facts and extra requirements apply.</param>
    public static (DialogBook Book, IReadOnlyList<DataFault> Faults) Load(string dialogsDirectory, string officeId)
    {
        var (texts, textFaults) = TextBook.Load(dialogsDirectory);
        var (requirements, requirementFaults) = RequirementBook.Load(dialogsDirectory, officeId);
        var (intents, intentFaults) = IntentBook.Load(dialogsDirectory);
        var (office, _, _) = OfficeFile.Load(dialogsDirectory, officeId);
        var facts = office is null ? new OfficeFacts("", "", new Dictionary<string, string>()) : OfficeFacts.Of(office, texts);
        var (book, flowFaults) = Load(dialogsDirectory, texts, requirements, intents, facts);
        return (book, [.. textFaults, .. requirementFaults, .. intentFaults, .. flowFaults]);
    }

    /// <summary>Loads dialogs/flows and puts the books together. Flows with faults are left out of the faults' way but still kept, so that the checks see all.</summary>
    public static (DialogBook Book, IReadOnlyList<DataFault> Faults) Load(string dialogsDirectory, TextBook texts, RequirementBook requirements, IntentBook intents, OfficeFacts office)
    {
        var faults = new List<DataFault>();
        var flows = new List<DialogFlow>();
        foreach (var (path, shown) in DialogsFolder.Files(dialogsDirectory, "flows"))
        {
            if (YamlData.Load(path, faults, shown) is not { } file) continue;
            var flow = FlowReader.Read(file);
            if (flows.Exists(f => f.Id == flow.Id)) file.Fault($"The flow '{flow.Id}' is described twice.");
            flows.Add(flow);
        }

        foreach (var needed in Needed.Where(n => !flows.Exists(f => f.Id == n)))
            faults.Add(new DataFault("dialogs/flows", 0, 0, $"The flow '{needed}' is missing: the bot itself starts it."));
        return (new DialogBook(flows, texts, requirements, intents, PhotoShapes.Load(dialogsDirectory, texts, faults), office), faults);
    }

    /// <summary>Every step of every flow, the implicit last ones too, as (flow, step).</summary>
    public IEnumerable<(string Flow, string Step)> Steps => Flows.SelectMany(flow => flow.Steps.Append(flow.Closing).Select(step => (flow.Id, step.Id)).Distinct());

    internal DialogFlow? Flow(string id) => _flows.GetValueOrDefault(id);
}
