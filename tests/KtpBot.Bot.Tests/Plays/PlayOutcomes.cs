using System.Text.Json.Nodes;
using KtpBot.Bot.Tests.Plays.Stages;
using KtpBot.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>
/// What came of each service in a play, read from the rows and from the steps that were entered, so that no play can claim what did not
/// happen: "hilang diserahkan (id)".
/// </summary>
internal sealed class PlayOutcomes(PlayStage stage)
{
    public const string Sent = "terkirim", HandedOver = "diserahkan", Completed = "dikembalikan lalu lengkap", Rejected = "ditolak", Withdrawn = "dibatalkan",
        Dropped = "isian dibatalkan", Resumed = "ditinggal lalu dilanjutkan", Told = "dijelaskan";

    /// <summary>What an application can come to.</summary>
    public static readonly string[] OfApplications = [HandedOver, Completed, Rejected, Withdrawn, Dropped, Resumed];

    /// <summary>Flows that tell what to do elsewhere.</summary>
    public static readonly string[] Guidance = ["kk", "kia", "pindah", "ikd"];

    /// <summary>Flows that are filled in and sent, with the step each begins with.</summary>
    private static readonly Dictionary<string, string> Forms = new() { ["pengajuan"] = "mulai", ["ajukan-ikd"] = "layanan" };

    private readonly List<(string Flow, string Step)> _entered = [];
    private readonly List<string> _found = [];
    private readonly HashSet<string> _left = [];
    private readonly Dictionary<long, (CaseStage Stage, string Service, string Language)> _cases = [];
    private string? _form;
    private string? _parked;

    /// <summary>In the order in which they came about; an application that still runs at the end counts as sent.</summary>
    public IReadOnlyList<string> Found => [.. _found, .. _cases.Values.Where(c => !StageMoves.IsEnd(c.Stage)).Select(c => Cell(c.Service, Sent, c.Language)).Distinct()];

    /// <summary>As it stands in a play's heading.</summary>
    public static string Cell(string service, string outcome, string language) => $"{service} {outcome} ({language})";

    /// <summary>A turn entered a step.</summary>
    public void Enter(string flow, string step)
    {
        lock (_entered) _entered.Add((flow, step));
    }

    /// <summary>Looks at what a step of the play has brought about.</summary>
    public async Task LookAsync()
    {
        (string Flow, string Step)[] entered;
        lock (_entered)
        {
            entered = [.. _entered];
            _entered.Clear();
        }

        await using var db = stage.Open();
        if (await db.Conversations.OrderBy(c => c.Id).Select(c => new { c.Session, c.Language }).FirstOrDefaultAsync() is not { } first) return;
        var session = first.Session is { } stored ? JsonNode.Parse(stored) : null;
        var form = session?["f"]?.AsArray().Any(frame => Forms.ContainsKey((string?)frame!["f"] ?? "")) == true ? (string?)session["a"]?["service"] : null;
        var parked = (string?)session?["pf"]?["a"]?["service"];
        foreach (var (flow, step) in entered)
        {
            if (((flow, step) is ("batal-isian", "selesai") || (step == "dibatalkan" && Forms.ContainsKey(flow))) && _form is { } dropped) Find(dropped, Dropped, first.Language);
            if (Forms.GetValueOrDefault(flow) == step && form is not null) _left.Remove(form); // Begun anew.
            if (flow == "lanjutkan" && form is not null) _left.Add(form);
            if (step == "tutup" && Guidance.Contains(flow)) Find(flow, Told, first.Language);
        }

        if (parked is not null && parked != _parked) _left.Add(parked);
        (_form, _parked) = (form, parked);
        var cases = await db.Cases.Where(c => c.ConversationId != null).OrderBy(c => c.Id)
            .Join(db.Conversations, c => c.ConversationId, o => o.Id, (c, o) => new { c.Id, c.Service, c.Stage, o.Language }).ToListAsync();
        foreach (var file in cases)
        {
            if (!_cases.TryGetValue(file.Id, out var before))
            {
                if (_left.Remove(file.Service)) Find(file.Service, Resumed, file.Language);
            }
            else if (before.Stage == CaseStage.Returned && file.Stage != CaseStage.Returned && !StageMoves.IsEnd(file.Stage)) Find(file.Service, Completed, file.Language);

            _cases[file.Id] = (file.Stage, file.Service, file.Language);
            if (file.Stage switch { CaseStage.HandedOver => HandedOver, CaseStage.Rejected => Rejected, CaseStage.Cancelled => Withdrawn, _ => null } is { } end) Find(file.Service, end, file.Language);
        }
    }

    private void Find(string service, string outcome, string language)
    {
        var found = Cell(service, outcome, language);
        if (!_found.Contains(found)) _found.Add(found);
    }
}
