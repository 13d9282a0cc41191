using System.Security.Cryptography;
using System.Text;

namespace KtpBot.Devices.Drivers;

/// <summary>Makes simulated captures differ between attempts and stay the same for one attempt.</summary>
internal static class SimulatedPerson
{
    /// <summary>A source of numbers that depends on the attempt and the device only.</summary>
    public static Random Of(string attemptId, string device)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{device}:{attemptId}"));
        return new Random(BitConverter.ToInt32(hash));
    }
}
