using KtpBot.Core.Cases;
using KtpBot.Core.Workflow;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Turns rows of the history into sentences officers read.</summary>
internal sealed class EventWords(ReasonBook reasons, ServiceLabels labels)
{
    private const string DecidedPrefix = "Decided:";

    public string What(string kind, string? code, string stepId, Procedure? procedure)
    {
        var step = procedure?.Step(stepId);
        if (kind.StartsWith(DecidedPrefix, StringComparison.Ordinal))
        {
            var outcome = kind[DecidedPrefix.Length..];
            return $"{step?.Title ?? stepId}: {step?.Decision(outcome)?.Label ?? outcome}";
        }

        return kind switch
        {
            "Submitted" => "Permohonan masuk",
            "Withdrawn" => "Dibatalkan atas permintaan pemohon",
            "Reminded" => "Pengingat dikirim ke pemohon",
            "Recorded" => "Perekaman tercatat selesai",
            "Skipped" => $"Dilewati: {step?.Title ?? stepId}",
            "DocumentSent" => $"Dokumen masuk: {(code is null ? "" : labels.Document(code))}",
            "SlotChosen" => "Jadwal rekam dipilih",
            "BiodataEntered" => "Biodata kartu diisi",
            "DeviceWorkAsked" => $"Diminta ke stasiun: {JobWords.Kind(code ?? "")}",
            "DeviceFailed" => "Stasiun melaporkan kegagalan",
            "DeviceDone" => $"Selesai di stasiun: {JobWords.Kind(code ?? "")}",
            "PrintGood" => "Kartu diperiksa petugas: baik",
            "PrintBad" => "Kartu diperiksa petugas: tidak baik",
            "HandedOver" => $"Kartu diserahkan ({RelationWords.Label(code ?? "")})",
            _ => kind,
        };
    }

    /// <summary>The coded reasons behind a decision, for example "Kartu keluarga: Foto buram".</summary>
    public string? Why(string kind, string? codes) =>
        codes is null || !kind.StartsWith(DecidedPrefix, StringComparison.Ordinal) ? null : string.Join("; ", codes.Split(',').Select(Reason));

    public string ReasonLabel(string code) => reasons.Find(code)?.Label ?? code;

    public static string Who(ActorKind kind, string? officerName) => kind switch
    {
        ActorKind.Citizen => "Pemohon",
        ActorKind.Officer => officerName ?? "Petugas",
        ActorKind.Station => "Stasiun loket",
        ActorKind.Timer or ActorKind.System => "Sistem",
    };

    private string Reason(string entry) =>
        entry.Split(':', 2) is [var requirement, var code] ? $"{labels.Document(requirement)}: {ReasonLabel(code)}" : ReasonLabel(entry);
}
