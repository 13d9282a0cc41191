using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Core.Surveys;

/// <summary>Registers the room of the satisfaction survey.</summary>
public static class SurveyServices
{
    /// <summary>Needs storage and the office.</summary>
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services.AddSingleton<SurveyDesk>();
}
