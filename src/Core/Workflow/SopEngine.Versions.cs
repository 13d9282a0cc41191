using System.Globalization;
using KtpBot.Core.Cases;

namespace KtpBot.Core.Workflow;

/// <content>A running case goes on with another version of its procedure: only deliberately, and only where it has a place there.</content>
public static partial class SopEngine
{
    /// <summary>What follows when a case is moved from the version it began with.</summary>
    /// <param name="from">The version it runs by.</param>
    /// <param name="to">The version it shall run by.</param>
    /// <param name="state">The case as it stands.</param>
    /// <param name="input">The admin's wish.</param>
    public static SopDecision MoveVersion(Procedure from, Procedure to, CaseState state, VersionMoved input)
    {
        if (input.Actor.Kind != ActorKind.Officer || !input.Actor.Roles.Contains(OfficerRoles.Admin))
            return Refuse(DeskRefusal.NotAllowed, $"Versi SOP sebuah berkas hanya dipindahkan oleh {state.Roles.Title(OfficerRoles.Admin)}.");
        if (from.Id != to.Id) return Refuse(DeskRefusal.NotPossible, "Berkas hanya dapat dipindahkan ke versi lain dari SOP yang sama.");
        if (from.Version == to.Version) return Refuse(DeskRefusal.AlreadyDone, $"Berkas ini sudah berjalan dengan versi {to.Version}.");
        if (from.Step(state.StepId) is not { IsEnd: false } step) return Refuse(DeskRefusal.NotPossible, "Berkas yang sudah selesai tetap pada versinya.");
        if (to.Step(input.ToStepId ?? step.Id) is not { } target)
            return Refuse(DeskRefusal.NotPossible, $"Langkah \"{input.ToStepId ?? step.Title}\" tidak ada pada versi {to.Version}. Pilih langkah penggantinya.");
        if (target.IsEnd || !StageMoves.CanMove(state.Stage, target.Stage))
            return Refuse(DeskRefusal.NotPossible, $"Dari langkah \"{step.Title}\" berkas tidak dapat diletakkan pada langkah \"{target.Title}\". Pilih langkah lain.");
        if (state.ReturnStepId is { } back && to.Step(back) is null)
            return Refuse(DeskRefusal.NotPossible, $"Berkas ini menunggu pemohon, lalu dilanjutkan pada langkah \"{back}\" yang tidak ada pada versi {to.Version}. Tunggu sampai pemohon melengkapinya.");
        var effects = new List<SopEffect>
        {
            new VersionChanged(to.Version),
            new EventRecorded(EventKinds.VersionMoved, step.Id, string.Create(CultureInfo.InvariantCulture, $"{from.Version}>{to.Version}"), null, target.Id),
        };
        Arrive(new Standing(from, state, step), target, target.Stage == CaseStage.Returned ? state.ReturnStepId ?? to.StartStepId : null, effects);
        return new SopAgreed(effects);
    }
}
