using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Core.Complaints;

/// <summary>Registers the room of complaints.</summary>
public static class ComplaintServices
{
    /// <summary>Needs storage, the office, texts and templates.</summary>
    public static IServiceCollection AddComplaints(this IServiceCollection services) => services.AddSingleton<ComplaintDesk>().AddSingleton<ComplaintWork>();
}
