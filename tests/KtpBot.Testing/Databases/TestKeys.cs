using KtpBot.Core.Privacy;

namespace KtpBot.Testing.Databases;

/// <summary>One fixed master key for all tests, so that a failing database can be looked into. Never a key of an office.</summary>
public static class TestKeys
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(n => (byte)(n * 7))];

    /// <summary>32 bytes; a copy for each caller.</summary>
    public static byte[] Master => [.. Key];

    /// <summary>Shared and never disposed: EF's cached models hold on to it.</summary>
    public static FieldCipher Cipher { get; } = new(Key);

    /// <summary>A cipher of another office's key.</summary>
    public static FieldCipher OtherCipher { get; } = new([.. Key.Select(b => (byte)(b ^ 0x5A))]);
}
