namespace KtpBot.Core.Offices;

/// <summary>Every stored row belongs to one office, and every query is bound to one.</summary>
public interface IOfficeRow
{
    string OfficeId { get; }
}

/// <summary>The office this process serves (configuration key <c>Office__Id</c>, a folder name under dialogs/offices).</summary>
public sealed record OfficeScope(string OfficeId);
