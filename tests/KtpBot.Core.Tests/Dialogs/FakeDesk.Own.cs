using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;

namespace KtpBot.Core.Tests.Dialogs;

/// <content>The office itself and the citizen's own affairs.</content>
internal sealed partial class FakeDesk
{
    /// <summary>Cases whose card waits at the counter.</summary>
    public List<string> Ready { get; } = [];

    /// <summary>As in office.yaml.</summary>
    public string PickupPolicy { get; set; } = "same_kk";

    private string Open() => string.Join(", ", Cases.Select(Number));

    private CallResult Copy(DialogCall call)
    {
        if (!Owns(call) || call.Arguments["last4"] != "0001") return Result("refused");
        return Result("ok", ("number", Number(Cases[0]))) with { Brought = [new FileOut(Guid.Empty, $"Data {Number(Cases[0])}.txt", "text/plain", "Salinan data")] };
    }

    private CallResult Office() => (Closed
        ? Result("closed", ("opens", "Senin, 23 November 2026 pukul 07.30 WIB"))
        : Result("open", ("closes", "12.00 WIB"))) with
    { Brought = [new LocationOut(-7.3838, 112.7607, "Kantor Desa Kwangsan", "Jl. Mangkurejo No. 01")] };

    private CallResult Pickup()
    {
        var own = Ready.Count > 0 ? Ready : Cases;
        var lines = Ready.Count > 0 ? own.Select(id => $"• *{Number(id)}* (KTP-el hilang)") : own.Select(id => $"*{Number(id)}*: Kartu sedang dicetak.");
        return Result(
            Ready.Count > 0 ? "ready" : Cases.Count > 0 ? "waiting" : "none",
            ("pickup_list", string.Join('\n', lines)),
            ("pickup_bring", "• Surat kehilangan (yang asli)\n• Kartu Keluarga (KK) (yang asli)"),
            ("pickup_place", "Loket Pelayanan Kantor Desa Kwangsan"),
            ("pickup_policy", PickupPolicy));
    }
}
