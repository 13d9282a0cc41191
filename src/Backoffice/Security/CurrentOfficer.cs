using System.Globalization;
using System.Security.Claims;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;

namespace KtpBot.Backoffice.Security;

/// <summary>The officer behind the running request, as the cookie tells and the security stamp has confirmed.</summary>
internal sealed class CurrentOfficer(IHttpContextAccessor accessor, OfficeProfile office)
{
    public const string StampClaim = "stamp";

    private ClaimsPrincipal User => accessor.HttpContext?.User ?? throw new InvalidOperationException("There is no request.");

    public long Id => long.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    public string Name => User.Identity?.Name ?? "";

    public IReadOnlyList<string> Roles => [.. User.FindAll(ClaimTypes.Role).Select(c => c.Value)];

    public bool Holds(params IEnumerable<string> roles) => roles.Any(User.IsInRole);

    /// <summary>May open the pages of one folder (<see cref="AccessPolicy"/>).</summary>
    public bool MayOpen(string policy) => Holds(AccessPolicy.RolesFor(policy, office.Roles));

    /// <summary>The titles of his roles, as the office calls them.</summary>
    public string Titles => string.Join(", ", Roles.Select(office.Roles.Title));

    public Actor Actor => Actor.Officer(Id, Name, Roles);
}
