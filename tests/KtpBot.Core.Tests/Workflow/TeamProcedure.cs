using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Workflow;
using KtpBot.Testing;

namespace KtpBot.Core.Tests.Workflow;

/// <summary>A made-up office where several people work at one case, small enough to see every rule at it.</summary>
internal static class TeamProcedure
{
    public static readonly DateTime Now = new(2026, 11, 17, 2, 0, 0, DateTimeKind.Utc);

    public static readonly RoleBook Roles = new([.. RoleBook.Standard.All, new OfficeRole("sekcam", "Sekretaris Camat", ["cases"]), new OfficeRole("camat", "Camat", ["cases"])]);

    private const string Yaml = """
        id: uji
        version: 1
        title: Uji
        services: [hilang, baru]
        start: lengkapi
        withdrawn: batal
        pauses: [jaringan]
        source: { title: Uji, number: "1" }
        intake: { roles: [petugas] }
        steps:
          - id: lengkapi
            title: Lengkapi berkas
            stage: Verifying
            roles: [petugas]
            fee: gratis
            tasks:
              - { id: register, title: Catat di register, roles: [petugas] }
              - { id: cocokkan, title: Cocokkan data, roles: [verifikator], output: Data cocok }
            outcomes:
              - { id: langsung, label: Tidak perlu, kind: Skip, when: layanan=baru, to: setuju-1 }
              - { id: naik, label: Ajukan, kind: Advance, to: setuju-1, needs: [Tasks] }
              - { id: lapor, label: Lapor Camat, kind: Escalate, to: setuju-2 }
          - id: setuju-1
            title: Persetujuan Sekcam
            stage: AwaitingApproval
            roles: [sekcam]
            stand-in: [petugas]
            pauses: [listrik, jaringan]
            fee: gratis
            outcomes:
              - { id: setuju, label: Setuju, kind: Advance, to: setuju-2, approval: true }
          - id: setuju-2
            title: Persetujuan Camat
            stage: AwaitingApproval
            roles: [camat]
            stand-in: [sekcam]
            fee: gratis
            notice: forwarded
            outcomes:
              - { id: setuju, label: Setuju, kind: Advance, to: tolak, approval: true }
              - { id: kembali, label: Kembalikan ke Sekcam, kind: Back, to: setuju-1, reasons: [lain] }
          - { id: tolak, title: Selesai, stage: Rejected, fee: gratis, end: true }
          - { id: batal, title: Batal, stage: Cancelled, fee: gratis, end: true }
        """;

    public static ReasonBook Reasons { get; } = ProcedureBook.Load(RepositoryRoot.File("dialogs")).Book.Reasons;

    public static Procedure Read(string from = "", string to = "")
    {
        var faults = new List<DataFault>();
        var procedure = ProcedureBook.Read(from.Length == 0 ? Yaml : Yaml.Replace(from, to, StringComparison.Ordinal), "uji.yaml", Reasons, faults, Roles);
        Assert.Empty(faults);
        return procedure!;
    }

    public static CaseState At(string step, CaseStage stage, params ApprovalFact[] approvals) =>
        new("hilang", stage, step, null, 7, [], [], [], false, false, null, [], []) { Approvals = approvals, Roles = Roles };

    public static Actor Officer(long id, params string[] roles) => Actor.Officer(id, "Petugas", roles);

    public static IReadOnlyList<SopEffect> Agreed(SopDecision decision) => Assert.IsType<SopAgreed>(decision).Effects;

    public static SopRefused Refused(SopDecision decision, DeskRefusal reason)
    {
        var refused = Assert.IsType<SopRefused>(decision);
        Assert.Equal(reason, refused.Reason);
        return refused;
    }
}
