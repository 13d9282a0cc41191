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

    /// <summary>An admin without another role keeps accounts and stations and sees no citizen's data.</summary>
    private static readonly string[] CaseRoles =
        [StaffRoles.Petugas, StaffRoles.Verifikator, StaffRoles.OperatorRekam, StaffRoles.OperatorCetak, StaffRoles.Kades];

    /// <summary>Folder of pages to the roles that may open it.</summary>
    public static IReadOnlyDictionary<string, string[]> Folders { get; } = new Dictionary<string, string[]>
    {
        [Cases] = CaseRoles,
        [Chat] = [StaffRoles.Petugas, StaffRoles.Verifikator],
        [Channels] = [StaffRoles.Petugas, StaffRoles.Verifikator, StaffRoles.Admin],
        [Registers] = [StaffRoles.Petugas, StaffRoles.OperatorCetak, StaffRoles.Kades],

        // A complaint may be about any officer, so the head of the office alone opens it.
        [Complaints] = [StaffRoles.Kades],
        [Surveys] = [StaffRoles.Petugas, StaffRoles.Verifikator, StaffRoles.Kades],
        [Admin] = [StaffRoles.Admin],
    };

    public static void AddPolicies(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var (name, roles) in Folders)
        {
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles));
        }
    }

    public static void BindFolders(PageConventionCollection pages)
    {
        pages.AuthorizeFolder("/Cases", Cases);
        pages.AuthorizeFolder("/Chat", Chat);
        pages.AuthorizeFolder("/Channels", Channels);
        pages.AuthorizeFolder("/Registers", Registers);
        pages.AuthorizeFolder("/Complaints", Complaints);
        pages.AuthorizeFolder("/Surveys", Surveys);
        pages.AuthorizeFolder("/Admin", Admin);
        pages.AllowAnonymousToPage("/Account/SignIn");
        pages.AllowAnonymousToPage("/Error");
    }
}
