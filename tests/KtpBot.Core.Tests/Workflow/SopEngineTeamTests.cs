using KtpBot.Core.Cases;
using KtpBot.Core.Workflow;
using static KtpBot.Core.Tests.Workflow.TeamProcedure;

namespace KtpBot.Core.Tests.Workflow;

/// <summary>Several people at one case: who may, who may not a second time, what waits for whom.</summary>
public sealed class SopEngineTeamTests
{
    private static readonly Procedure Uji = Read();

    private static SopDecision Decide(CaseState state, Actor actor, string outcome, string? note = null, params DecisionReason[] reasons) =>
        SopEngine.Decide(Uji, state, new Decided(1, actor, state.StepId, outcome, reasons, note), Now);

    [Fact]
    public void FourEyes_TheSamePersonNeverApprovesTwice_WhateverRolesHeHolds()
    {
        var waiting = At("setuju-2", CaseStage.AwaitingApproval, new ApprovalFact("setuju-1", "3"));

        var refused = Refused(Decide(waiting, Officer(3, "sekcam", "camat"), "setuju"), DeskRefusal.NotAllowed);

        Assert.Equal("Anda sudah menyetujui berkas ini pada langkah \"Persetujuan Sekcam\". Persetujuan ini harus diberikan petugas lain.", refused.OfficerText);
        Assert.Contains(Agreed(Decide(waiting, Officer(4, "camat"), "setuju")), e => e is EventRecorded { Kind: "Approved:setuju", ToStepId: "tolak" });
    }

    [Fact]
    public void GoingBack_VoidsTheApprovalsFromThereOn_SoThatThePersonCanApproveTheChangedFile()
    {
        EventFact[] history =
        [
            new("Submitted", "lengkapi", "lengkapi", "7", null),
            new("Decided:naik", "lengkapi", "setuju-1", "1", null),
            new("Approved:setuju", "setuju-1", "setuju-2", "3", null),
        ];

        var before = CaseStanding.Of(Uji, history);
        var after = CaseStanding.Of(Uji, history.Append(new("Decided:kembali", "setuju-2", "setuju-1", "4", "lain")));

        Assert.Equal([new ApprovalFact("setuju-1", "3")], before.Approvals);
        Assert.Empty(after.Approvals);
        Assert.Equal("setuju-1", after.StepId);
    }

    [Fact]
    public void AStandIn_MayAct_AndTheHistorySaysSo()
    {
        var waiting = At("setuju-1", CaseStage.AwaitingApproval);

        Assert.Contains(new EventRecorded("StoodIn", "setuju-1", "sekcam"), Agreed(Decide(waiting, Officer(1, "petugas"), "setuju")));
        Assert.DoesNotContain(Agreed(Decide(waiting, Officer(2, "sekcam", "petugas"), "setuju")), e => e is EventRecorded { Kind: "StoodIn" });
    }

    [Fact]
    public void ARefusal_NamesTheRolesByTheirTitles()
    {
        var refused = Refused(Decide(At("setuju-1", CaseStage.AwaitingApproval), Officer(9, "camat"), "setuju"), DeskRefusal.NotAllowed);

        Assert.Equal("Langkah \"Persetujuan Sekcam\" dikerjakan oleh Sekretaris Camat atau Petugas.", refused.OfficerText);
    }

    [Fact]
    public void Back_NeedsAReason_AndBothersNoCitizen()
    {
        var waiting = At("setuju-2", CaseStage.AwaitingApproval);

        Refused(Decide(waiting, Officer(4, "camat"), "kembali"), DeskRefusal.Incomplete);
        var effects = Agreed(Decide(waiting, Officer(4, "camat"), "kembali", "Nomornya keliru.", new DecisionReason("lain", null)));

        Assert.Contains(effects, e => e is CaseMoved { StepId: "setuju-1" });
        Assert.DoesNotContain(effects, e => e is CitizenTold);
    }

    [Fact]
    public void Escalate_NeedsANote_AndBothersNoCitizen()
    {
        var waiting = At("lengkapi", CaseStage.Verifying);

        Refused(Decide(waiting, Officer(1, "petugas"), "lapor", " "), DeskRefusal.Incomplete);
        var effects = Agreed(Decide(waiting, Officer(1, "petugas"), "lapor", "Pemohon pejabat desa."));

        Assert.Contains(effects, e => e is CaseMoved { StepId: "setuju-2" });
        Assert.DoesNotContain(effects, e => e is CitizenTold);
    }

    [Fact]
    public void Tasks_AreTickedByTheirOwnPeopleInAnyOrder_AndTheOutcomeWaitsForAll()
    {
        var waiting = At("lengkapi", CaseStage.Verifying);
        SopDecision Tick(CaseState state, Actor actor, string task) => SopEngine.Decide(Uji, state, new TaskTicked(1, actor, "lengkapi", task, null), Now);

        var refused = Refused(Decide(waiting with { TasksDone = ["cocokkan"] }, Officer(1, "petugas"), "naik"), DeskRefusal.Incomplete);
        Refused(Tick(waiting, Officer(1, "petugas"), "cocokkan"), DeskRefusal.NotAllowed);
        Refused(Tick(waiting with { TasksDone = ["register"] }, Officer(1, "petugas"), "register"), DeskRefusal.AlreadyDone);
        Refused(Tick(waiting, Officer(1, "petugas"), "lain"), DeskRefusal.NotPossible);
        Refused(Tick(waiting with { StepId = "setuju-1" }, Officer(1, "petugas"), "register"), DeskRefusal.MovedOn);

        Assert.EndsWith("Catat di register.", refused.OfficerText, StringComparison.Ordinal);
        Assert.Equal([new EventRecorded("TaskDone", "lengkapi", "cocokkan")], Agreed(Tick(waiting, Officer(2, "verifikator"), "cocokkan")));
        Assert.Contains(Agreed(Decide(waiting with { TasksDone = ["cocokkan", "register"] }, Officer(1, "petugas"), "naik")), e => e is CaseMoved { StepId: "setuju-1" });
    }

    [Fact]
    public void Tasks_BeginAnewWhenTheCaseComesBack()
    {
        var standing = CaseStanding.Of(Uji, [new("Submitted", "lengkapi", "lengkapi", "7", null), new("TaskDone", "lengkapi", null, "1", "register"), new("Decided:lapor", "lengkapi", "setuju-2", "1", null)]);

        Assert.Empty(standing.TasksDone);
    }

    [Fact]
    public void InAnotherVersion_WhatWasTickedAndRests_StaysSo_WhereTheStepHasItToo()
    {
        var newer = Read("id: cocokkan", "id: bandingkan") with { Version = 2 };
        IReadOnlyList<EventFact> history =
        [
            new("Submitted", "lengkapi", "lengkapi", "7", null), new("TaskDone", "lengkapi", null, "1", "register"), new("TaskDone", "lengkapi", null, "2", "cocokkan"),
            new("Paused", "lengkapi", null, "1", "siak"), new("VersionMoved", "lengkapi", "lengkapi", "8", "1>2"),
        ];

        var moved = CaseStanding.Of(newer, history);
        var elsewhere = CaseStanding.Of(newer, [.. history.SkipLast(1), new("VersionMoved", "lengkapi", "setuju-1", "8", "1>2")]);

        Assert.Equal(["register"], moved.TasksDone);
        Assert.Equal("siak", moved.Pause);
        Assert.Empty(elsewhere.TasksDone);
        Assert.Null(elsewhere.Pause);
    }

    [Fact]
    public void APause_IsToldOncePerCause_AndOnlyForCausesOfTheStep()
    {
        var waiting = At("setuju-1", CaseStage.AwaitingApproval);
        SopDecision Pause(CaseState state, string code, Actor? by = null) => SopEngine.Decide(Uji, state, new CasePaused(1, by ?? Officer(2, "sekcam"), code, null), Now);

        Assert.Contains(Agreed(Pause(waiting, "listrik")), e => e is CitizenTold { Key: "paused" });
        Assert.DoesNotContain(Agreed(Pause(waiting with { PausesTold = ["listrik"] }, "listrik")), e => e is CitizenTold);
        Refused(Pause(waiting, "blangko"), DeskRefusal.NotPossible);
        Refused(Pause(waiting with { Pause = "listrik" }, "jaringan"), DeskRefusal.AlreadyDone);
        Refused(Pause(waiting, "listrik", Officer(2, "camat")), DeskRefusal.NotAllowed);
        Refused(Pause(At("lengkapi", CaseStage.Verifying), "listrik", Officer(1, "petugas")), DeskRefusal.NotPossible);
        Refused(SopEngine.Decide(Uji, waiting, new CaseResumed(1, Officer(2, "sekcam")), Now), DeskRefusal.AlreadyDone);
        Assert.Contains(new PauseEnded(), Agreed(SopEngine.Decide(Uji, waiting with { Pause = "listrik" }, new CaseResumed(1, Officer(2, "sekcam")), Now)));
    }

    [Fact]
    public void AStep_IsPassedOverByAnAnswerOfTheApplication()
    {
        SopDecision Submit(string service) => SopEngine.Decide(
            Uji, At("", CaseStage.Submitted) with { Service = service }, new SubmitCase(Actor.Citizen(7), service, new Applicant("1", "2", "A", null), [], 7, "k"), Now);

        Assert.Contains(Agreed(Submit("baru")), e => e is CaseMoved { StepId: "setuju-1" });
        Assert.Contains(Agreed(Submit("hilang")), e => e is CaseMoved { StepId: "lengkapi" });
    }

    [Fact]
    public void ARunningCase_IsMovedToAnotherVersionByAnAdminAlone_AndOnlyWhereItHasAPlace()
    {
        var newer = Read("version: 1", "version: 2");
        var other = ProcedureWithout();
        var waiting = At("setuju-1", CaseStage.AwaitingApproval);
        SopDecision Move(Procedure to, CaseState state, string? step = null, string role = "admin") => SopEngine.MoveVersion(Uji, to, state, new VersionMoved(1, Officer(8, role), to.Version, step));

        Assert.Equal(
            [new VersionChanged(2), new EventRecorded("VersionMoved", "setuju-1", "1>2", null, "setuju-1"), new CaseMoved(CaseStage.AwaitingApproval, "setuju-1", null)],
            Agreed(Move(newer, waiting)));
        Refused(Move(newer, waiting, role: "petugas"), DeskRefusal.NotAllowed);
        Refused(Move(Uji, waiting), DeskRefusal.AlreadyDone);
        Assert.Contains("tidak ada pada versi 3", Refused(Move(other, waiting), DeskRefusal.NotPossible).OfficerText, StringComparison.Ordinal);
        Assert.Contains(new CaseMoved(CaseStage.AwaitingApproval, "sekretaris", null), Agreed(Move(other, waiting, "sekretaris")));
        Refused(Move(other, waiting, "batal"), DeskRefusal.NotPossible);
        Assert.Equal(["setuju-1"], SopDifference.Lost(Uji, other).Select(s => s.Id));
        Assert.Contains("Langkah dihapus: Persetujuan Sekcam.", SopDifference.Of(Uji, other, Roles));
    }

    private static Procedure ProcedureWithout()
    {
        var renamed = Read("setuju-1", "sekretaris");
        return renamed with { Version = 3 };
    }
}
