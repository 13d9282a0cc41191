using KtpBot.Core.Audit;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace KtpBot.Backoffice.Security;

/// <summary>Sign-in, roles, cookies and forgery tokens of the back-office.</summary>
internal static class SecurityServices
{
    /// <summary>Reads the section <c>Security</c>; needs <c>AddStorage</c> first.</summary>
    public static IServiceCollection AddOfficerSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(SecurityOptions.Section).Get<SecurityOptions>() ?? new SecurityOptions();
        if (options.IdleMinutes < 1) throw new InvalidOperationException("Security__IdleMinutes sedikitnya 1.");
        services.AddSingleton(options);
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentOfficer>();
        services.AddSingleton<IPasswordHasher<Officer>, PasswordHasher<Officer>>();
        services.AddScoped<OfficerSignIn>();
        services.AddScoped<OfficerAccounts>();
        services.AddScoped<StationKeys>();
        services.AddScoped<OfficerCookieEvents>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "ktpbot";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(options.IdleMinutes);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/masuk";
            cookie.ReturnUrlParameter = "ke";
            cookie.EventsType = typeof(OfficerCookieEvents);
        });
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<OfficeProfile, ProcedureBook>(AccessPolicy.AddPolicies);
        services.AddAntiforgery(a =>
        {
            a.Cookie.Name = "ktpbot-formulir";
            a.Cookie.HttpOnly = true;
            a.Cookie.SameSite = SameSiteMode.Strict;
            a.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddDataProtection().SetApplicationName("KtpBot.Backoffice").PersistKeysToFileSystem(KeysDirectory(options, configuration));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlEncryptor = new SealedXml(provider.GetRequiredService<FieldCipher>())));
        return services;
    }

    private static DirectoryInfo KeysDirectory(SecurityOptions options, IConfiguration configuration)
    {
        var identityKey = Path.GetFullPath(configuration["Storage:KeyFile"] ?? new StorageOptions().KeyFile);
        var path = options.CookieKeysDirectory ?? Path.Combine(Path.GetDirectoryName(identityKey)!, "backoffice");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
