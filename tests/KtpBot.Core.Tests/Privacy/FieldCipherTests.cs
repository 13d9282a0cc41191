using System.Security.Cryptography;
using KtpBot.Core.Privacy;
using KtpBot.Testing.Databases;

namespace KtpBot.Core.Tests.Privacy;

public sealed class FieldCipherTests
{
    [Theory]
    [InlineData("")]
    [InlineData("3515170108900001")]
    [InlineData("Dusun Krajan RT 003 RW 001 — Ñ 龍")]
    public void Open_GivesBackWhatWasSealed(string plain)
    {
        var sealedBytes = TestKeys.Cipher.SealText(plain);

        Assert.Equal(plain, TestKeys.Cipher.OpenText(sealedBytes));
    }

    [Fact]
    public void Open_BySameKeyInAnotherProcess_Works()
    {
        var sealedBytes = TestKeys.Cipher.SealText("SITI RAHAYU");
        var later = new FieldCipher(TestKeys.Master);

        Assert.Equal("SITI RAHAYU", later.OpenText(sealedBytes));
        Assert.Equal(TestKeys.Cipher.KeyId, later.KeyId);
    }

    [Fact]
    public void Open_AfterAnyByteWasChanged_IsRefused()
    {
        var sealedBytes = TestKeys.Cipher.SealText("3515170108900001");

        for (var i = 0; i < sealedBytes.Length; i++)
        {
            var changed = sealedBytes.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => TestKeys.Cipher.Open(changed));
        }
    }

    [Fact]
    public void Open_OfACutOrEmptyValue_IsRefused()
    {
        var sealedBytes = TestKeys.Cipher.SealText("3515170108900001");

        for (var length = 0; length < sealedBytes.Length; length++)
        {
            Assert.ThrowsAny<CryptographicException>(() => TestKeys.Cipher.Open(sealedBytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Open_WithAnotherKey_IsRefused()
    {
        var sealedBytes = TestKeys.Cipher.SealText("3515170108900001");

        Assert.ThrowsAny<CryptographicException>(() => TestKeys.OtherCipher.Open(sealedBytes));
        Assert.NotEqual(TestKeys.Cipher.KeyId, TestKeys.OtherCipher.KeyId);
    }

    [Fact]
    public void Seal_NeverUsesANonceTwice_FromManyThreads()
    {
        var sealedValues = new byte[10_000][];
        Parallel.For(0, sealedValues.Length, i => sealedValues[i] = TestKeys.Cipher.SealText("sama"));

        Assert.Equal(sealedValues.Length, sealedValues.Select(s => Convert.ToHexString(s, 1, 12)).Distinct().Count());
        Assert.All(sealedValues, s => Assert.Equal("sama", TestKeys.Cipher.OpenText(s)));
    }

    [Fact]
    public void Seal_InTwoProcessesWithOneKey_StartsFromDifferentNonces()
    {
        var one = new FieldCipher(TestKeys.Master);
        var two = new FieldCipher(TestKeys.Master);

        Assert.NotEqual(Convert.ToHexString(one.SealText("sama"), 1, 12), Convert.ToHexString(two.SealText("sama"), 1, 12));
    }

    [Fact]
    public void Index_IsTheSameForTheSameValue_AndKeepsPurposesAndKeysApart()
    {
        var nik = TestKeys.Cipher.OfNik("3515170108900001");

        Assert.Equal(16, nik.Length);
        Assert.Equal(nik, TestKeys.Cipher.OfNik("3515170108900001"));
        Assert.NotEqual(nik, TestKeys.Cipher.OfNik("3515170108900002"));
        Assert.NotEqual(nik, TestKeys.Cipher.OfKk("3515170108900001"));
        Assert.NotEqual(nik, TestKeys.OtherCipher.OfNik("3515170108900001"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(33)]
    public void MasterKey_OfAnotherLength_IsRefused(int length) =>
        Assert.Throws<ArgumentException>(() => new FieldCipher(new byte[length]));
}
