using KtpBot.Core.Offices;
using KtpBot.Core.Workflow;

namespace KtpBot.Backoffice.Pages.Procedures;

/// <summary>The procedures that this office runs, newest versions, in the order of its services.</summary>
internal sealed class OfficeProcedures(ProcedureBook book, OfficeProfile office)
{
    public IReadOnlyList<Procedure> All { get; } = [.. office.Procedures.Values.Distinct().Select(book.Newest).OfType<Procedure>()];

    public RoleBook Roles => office.Roles;

    public Procedure? Find(string id) => All.FirstOrDefault(p => p.Id == id);

    /// <summary>The version that is kept under a number; null when its file is gone.</summary>
    public Procedure? Find(string id, int version) => Find(id) is null ? null : book.Exactly(id, version);
}
