using System.Globalization;
using System.Text.RegularExpressions;
using KtpBot.Bot.Tests.Plays.Stages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>One play on one stage.</summary>
internal sealed partial class PlayRun(PlayStage stage, PlayScript script, PlayOutcomes? outcomes = null)
{
    private static readonly TimeSpan StepTakes = TimeSpan.FromMinutes(1);

    private readonly PlayOffice _office = new(stage);
    private readonly List<Bubble>[] _seen = [[], [], []];
    private readonly List<IReadOnlyList<(int, Bubble)>> _said = [];
    private string? _code;

    /// <summary>What the bot has said so far, step by step.</summary>
    public IReadOnlyList<IReadOnlyList<(int Phone, Bubble Bubble)>> Said => _said;

    /// <summary>Plays it to the end.</summary>
    /// <param name="heard">Told of each step and what was said, at once; throws where that is not what it should be.</param>
    public async Task RunAsync(Action<PlayStep, IReadOnlyList<(int Phone, Bubble Bubble)>>? heard = null)
    {
        await stage.BeginAsync(script);
        for (var i = 0; i < script.Steps.Count; i++)
        {
            var step = script.Steps[i];
            var ends = stage.Clock.Now + StepTakes;
            try
            {
                await stage.NextStepAsync(i);
                await ActAsync(step);
                await stage.SettleAsync();
                if (outcomes is not null) await outcomes.LookAsync();
            }
            catch (Exception error) when (error is InvalidDataException or InvalidOperationException or TimeoutException)
            {
                Assert.Fail($"{script.Name}.txt, \"{step.Line}\": {(error is InvalidDataException ? error.Message : error)}");
            }

            var said = new List<(int, Bubble)>();
            for (var phone = 1; phone <= 2; phone++)
            {
                var bubbles = await stage.TakeAsync(phone);
                _seen[phone].AddRange(bubbles);
                foreach (var bubble in bubbles)
                {
                    if (Bubble.LinkCode().Match(bubble.Text) is { Success: true } code) _code = code.Value;
                    said.Add((phone, bubble));
                }
            }

            heard?.Invoke(step, said);
            _said.Add(said);
            // Each step takes a minute, so that small waits inside one are nowhere to be read.
            stage.Clock.PassUntil(ends);
        }
    }

    private Task ActAsync(PlayStep step) => step.Act switch
    {
        PlayAct.Office => _office.DoAsync(step.Words),
        PlayAct.Says => stage.SayAsync(step.Phone, step.Words.Replace("‹kode›", _code, StringComparison.Ordinal)),
        PlayAct.Taps => TapAsync(step),
        _ when step.Words.StartsWith("foto", StringComparison.Ordinal) || step.Words.StartsWith("berkas ", StringComparison.Ordinal) =>
            stage.SendAsync(step.Phone, [PlayPhoto.Read(step.Words)]),
        _ when step.Words.StartsWith("album: ", StringComparison.Ordinal) =>
            stage.SendAsync(step.Phone, [.. Commas().Split(step.Words["album: ".Length..]).Select(PlayPhoto.Read)]),
        _ when step.Words.StartsWith("ketuk ", StringComparison.Ordinal) => TapOldAsync(step),
        _ => stage.DoAsync(step.Phone, step.Words.Replace("‹kode›", _code?.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal)),
    };

    /// <summary>A button of a message from long ago, by its id; {kasus} is the newest case, {KWS-2026-000001} that one.</summary>
    private async Task TapOldAsync(PlayStep step)
    {
        await using var db = stage.Open();
        var newest = await db.Cases.OrderByDescending(c => c.Id).Select(c => c.Id).FirstOrDefaultAsync();
        var id = step.Words["ketuk ".Length..].Replace("{kasus}", newest.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        foreach (var file in await db.Cases.Select(c => new { c.Id, c.Number }).ToListAsync()) id = id.Replace($"{{{file.Number}}}", file.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var choice = new BubbleChoice("Lama", null, id);
        await stage.TapAsync(step.Phone, choice, new Bubble("Pesan lama", [choice]));
    }

    /// <summary>The newest message that has it: an older one may be tapped too.</summary>
    private Task TapAsync(PlayStep step)
    {
        foreach (var bubble in Enumerable.Reverse(_seen[step.Phone]))
        {
            if (bubble.Choices.FirstOrDefault(c => c.Title == step.Words) is { } choice) return stage.TapAsync(step.Phone, choice, bubble);
        }

        throw new InvalidDataException($"No message offers [{step.Words}]; the last ones offer {string.Join(' ', _seen[step.Phone].TakeLast(2).SelectMany(b => b.Choices).Select(c => $"[{c.Title}]"))}.");
    }

    [GeneratedRegex(""", (?=(?:[^"]*"[^"]*")*[^"]*$)""")]
    private static partial Regex Commas();
}
