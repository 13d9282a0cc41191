using KtpBot.Core.Offices;
using KtpBot.Core.Workflow;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace KtpBot.Backoffice.Security;

/// <summary>Which roles may open which folder of pages. What an officer may do with one case is decided by the desk, step by step.</summary>
internal static class AccessPolicy
{
    public const string Cases = "cases";
    public const string Chat = "chat";
    public const string Channels = "channels";
    public const string Registers = "registers";
    public const string Complaints = "complaints";
    public const string Surveys = "surveys";
    public const string Admin = "admin";

    /// <summary>Entering an application at the counter: whoever a procedure of the office names for it.</summary>
    public const string Intake = "intake";

    /// <summary>Folder of pages to the standard roles that may open it. An admin without another role keeps accounts and stations and sees no citizen's data.</summary>
    public static IReadOnlyDictionary<string, string[]> Folders { get; } =
        new[] { Cases, Chat, Channels, Registers, Complaints, Surveys, Admin }.ToDictionary(area => area, area => RolesFor(area, RoleBook.Standard));

    /// <summary>The roles of an office that may open a folder of pages.</summary>
    public static string[] RolesFor(string area, RoleBook roles) => area == Admin ? [StaffRoles.Admin] : [.. roles.Opening(area)];

    public static void AddPolicies(AuthorizationOptions options, OfficeProfile office, ProcedureBook procedures)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var name in Folders.Keys) options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(RolesFor(name, office.Roles)));
        var intake = office.Procedures.Values.Distinct().Select(procedures.Newest).OfType<Procedure>().SelectMany(p => p.Intake.Roles).Distinct().ToList();
        options.AddPolicy(Intake, policy => policy.RequireAuthenticatedUser().RequireRole(intake.Count > 0 ? intake : [StaffRoles.Petugas]));
    }

    public static void BindFolders(PageConventionCollection pages)
    {
        pages.AuthorizeFolder("/Cases", Cases);
        pages.AuthorizeFolder("/Records", Cases);
        pages.AuthorizeFolder("/Stock", Cases);
        pages.AuthorizeFolder("/Queueing", Cases);
        pages.AuthorizeFolder("/Bridges", Cases);
        pages.AuthorizeFolder("/Chat", Chat);
        pages.AuthorizeFolder("/Channels", Channels);
        pages.AuthorizeFolder("/Registers", Registers);
        pages.AuthorizeFolder("/Registration", Cases);
        pages.AuthorizeFolder("/Complaints", Complaints);
        pages.AuthorizeFolder("/Surveys", Surveys);
        pages.AuthorizeFolder("/Admin", Admin);
        pages.AllowAnonymousToPage("/Account/SignIn");
        pages.AllowAnonymousToPage("/Queueing/Screen");
        pages.AllowAnonymousToPage("/Error");
    }
}
