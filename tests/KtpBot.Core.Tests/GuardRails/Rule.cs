namespace KtpBot.Core.Tests.GuardRails;

internal static class Rule
{
    /// <summary>Fails with every fault on a line of its own, so that the reader can go there.</summary>
    public static void HasNoFaults(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        if (found.Count > 0) Assert.Fail(string.Join('\n', found));
    }
}
