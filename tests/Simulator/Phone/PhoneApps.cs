using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Phone;

/// <summary>Finds the app for a citizen's channel.</summary>
public sealed class PhoneApps(IEnumerable<IPhoneApp> apps)
{
    private readonly Dictionary<ChatChannel, IPhoneApp> _apps = apps.ToDictionary(a => a.Channel);

    public IPhoneApp For(Citizen citizen) => _apps[citizen.Channel];
}
