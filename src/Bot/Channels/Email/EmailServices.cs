using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Email;

/// <summary>Registers the e-mail channel when it is configured.</summary>
public static class EmailServices
{
    /// <exception cref="InvalidOperationException">The configuration is half done; the message says what to set.</exception>
    public static IServiceCollection AddEmail(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[EmailOptions.Section + ":Security"] is { Length: > 0 } security && !Enum.TryParse<EmailSecurity>(security, ignoreCase: true, out _))
            throw new InvalidOperationException("Isi Channels__Email__Security dengan StartTls, Tls atau None.");
        var options = configuration.GetSection(EmailOptions.Section).Get<EmailOptions>() ?? new EmailOptions();
        if (!options.IsConfigured) return services.AddHostedService<EmailOff>();
        if (options.Problem() is { } problem) throw new InvalidOperationException(problem);
        return services
            .AddSingleton(options)
            .AddSingleton(new SmtpClientTls(options))
            .AddSingleton<EmailChannel>()
            .AddSingleton<IChannel>(provider => provider.GetRequiredService<EmailChannel>());
    }
}
