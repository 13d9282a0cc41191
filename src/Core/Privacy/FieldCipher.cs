using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace KtpBot.Core.Privacy;

/// <summary>
/// The one seam through which identity columns pass on their way to and from storage: AES-256-GCM with a fresh nonce for each
/// value, and a keyed blind index (HMAC-SHA256, cut to 128 bits) for exact search. Both keys derive from one 32-byte master key.
/// Stored form: version byte 1, nonce (12), tag (16), ciphertext.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The database model of a key is shared by the whole process and holds its cipher: no single holder may end it.")]
public sealed class FieldCipher
{
    private const byte FormVersion = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Overhead = 1 + NonceSize + TagSize;

    private readonly AesGcm _aes;
    private readonly byte[] _indexKey;
    private readonly uint _noncePrefix;
    private long _nonceCounter;

    /// <param name="masterKey">32 random bytes, from the key file.</param>
    public FieldCipher(ReadOnlySpan<byte> masterKey)
    {
        if (masterKey.Length != 32) throw new ArgumentException("The master key has 32 bytes.", nameof(masterKey));
        var key = masterKey.ToArray();
        _aes = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "field"u8.ToArray()), TagSize);
        _indexKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "index"u8.ToArray());
        KeyId = Convert.ToHexString(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 8, info: "id"u8.ToArray()));

        // A random 32-bit prefix and a random 64-bit starting counter for each process keep nonces apart
        // without asking the system's random source for every field on the message path.
        Span<byte> seed = stackalloc byte[12];
        RandomNumberGenerator.Fill(seed);
        _noncePrefix = BinaryPrimitives.ReadUInt32LittleEndian(seed);
        _nonceCounter = BinaryPrimitives.ReadInt64LittleEndian(seed[4..]);
    }

    /// <summary>Tells keys apart without revealing them.</summary>
    public string KeyId { get; }

    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[Overhead + plain.Length];
        sealedBytes[0] = FormVersion;
        var nonce = sealedBytes.AsSpan(1, NonceSize);
        BinaryPrimitives.WriteUInt32LittleEndian(nonce, _noncePrefix);
        BinaryPrimitives.WriteInt64LittleEndian(nonce[4..], Interlocked.Increment(ref _nonceCounter));
        lock (_aes)
        {
            _aes.Encrypt(nonce, plain, sealedBytes.AsSpan(Overhead), sealedBytes.AsSpan(1 + NonceSize, TagSize));
        }

        return sealedBytes;
    }

    /// <summary>Opens what <see cref="Seal(ReadOnlySpan{byte})"/> made. Throws <see cref="CryptographicException"/> for another key or a changed byte.</summary>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < Overhead || sealedBytes[0] != FormVersion)
            throw new CryptographicException("The stored value has no known sealed form.");
        var plain = new byte[sealedBytes.Length - Overhead];
        lock (_aes)
        {
            _aes.Decrypt(sealedBytes.Slice(1, NonceSize), sealedBytes[Overhead..], sealedBytes.Slice(1 + NonceSize, TagSize), plain);
        }

        return plain;
    }

    public byte[] SealText(string text) => Seal(Encoding.UTF8.GetBytes(text));

    public string OpenText(ReadOnlySpan<byte> sealedBytes) => Encoding.UTF8.GetString(Open(sealedBytes));

    /// <summary>The value by which an encrypted column can be searched exactly. <paramref name="purpose"/> keeps equal values of different columns apart.</summary>
    public byte[] Index(string purpose, string value)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(_indexKey, Encoding.UTF8.GetBytes(purpose + "\0" + value), hash);
        return hash[..16].ToArray();
    }
}
