using KtpBot.Core.Dialogs;

namespace KtpBot.Core.Tests.Dialogs;

/// <content>The number of the day.</content>
internal sealed partial class FakeDesk
{
    /// <summary>The office gives numbers in conversations.</summary>
    public bool GivesNumbers { get; set; } = true;

    /// <summary>How many wait before the citizen.</summary>
    public int Ahead { get; set; } = 4;

    /// <summary>The citizen's number; null while he has none.</summary>
    public string? QueueNumber { get; set; }

    private CallResult? AnswerAboutQueue(DialogCall call) => call.Name switch
    {
        "queue_status" => QueueNumber is not null ? Standing("waiting")
            : !GivesNumbers ? Result("counter")
            : Closed ? Result("closed", ("opens", "Senin, 23 November 2026 pukul 07.30 WIB"))
            : new CallResult("open", new Dictionary<string, string>(), [new CallItem("rekam", "Perekaman", null), new CallItem("berkas", "Permohonan & berkas", null)]),
        "queue_take" => TakeNumber(call),
        "queue_leave" => LeaveNumber(),
        _ => null,
    };

    private CallResult TakeNumber(DialogCall call)
    {
        if (Closed) return Result("closed", ("opens", "Senin, 23 November 2026 pukul 07.30 WIB"));
        if (call.Arguments.GetValueOrDefault("purpose") is not ("rekam" or "berkas")) return Result("counter");
        QueueNumber = call.Arguments["purpose"] == "rekam" ? "A005" : "B005";
        return Standing("ok");
    }

    private CallResult LeaveNumber()
    {
        if (QueueNumber is not { } number) return Result("none");
        QueueNumber = null;
        return Result("ok", ("queue_number", number));
    }

    private CallResult Standing(string behindOthers) => Result(
        Ahead == 0 ? "next" : behindOthers,
        ("queue_number", QueueNumber!),
        ("ahead", Ahead.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("queue_estimate", "\nKira-kira 10 sampai 25 menit lagi, di luar jam istirahat."));
}
