using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KtpBot.Core.Privacy;

namespace KtpBot.Bot.Channels.WebChat.Tokens;

/// <summary>
/// Makes and reads conversation ids and tokens without storing them, so that every node of an office honours them. A token is a JWT
/// (HS256) because Direct Line clients look for its user claim; only exactly our own header is accepted. The key derives from the
/// office's master key, so it is the same on all nodes and never stands in the configuration.
/// </summary>
internal sealed class ChatTokens(FieldCipher cipher, TimeProvider clock)
{
    private const int IdBytes = 16;
    private const int MarkBytes = 8;

    private static readonly string Header = Base64Url.EncodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"u8);

    private readonly byte[] _key = [.. cipher.Index("webchat.token.1", ""), .. cipher.Index("webchat.token.2", "")];
    private readonly byte[] _idKey = [.. cipher.Index("webchat.chat.1", ""), .. cipher.Index("webchat.chat.2", "")];

    /// <summary>A fresh conversation id: 128 random bits and our mark, so that an invented id is recognised without a row.</summary>
    public string NewChatId()
    {
        Span<byte> id = stackalloc byte[IdBytes + MarkBytes];
        RandomNumberGenerator.Fill(id[..IdBytes]);
        Mark(id[..IdBytes], id[IdBytes..]);
        return Base64Url.EncodeToString(id);
    }

    /// <summary>A fresh citizen id in the form that Direct Line asks for.</summary>
    public static string NewUserId() => "dl_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    /// <summary>True for ids that <see cref="NewChatId"/> made.</summary>
    public bool IsChatId(string chatId)
    {
        if (!Base64Url.IsValid(chatId, out var length) || length != IdBytes + MarkBytes) return false;
        Span<byte> id = stackalloc byte[IdBytes + MarkBytes];
        Base64Url.DecodeFromChars(chatId, id);
        Span<byte> mark = stackalloc byte[MarkBytes];
        Mark(id[..IdBytes], mark);
        return CryptographicOperations.FixedTimeEquals(mark, id[IdBytes..]);
    }

    public string Issue(ChatTokenUse use, string chatId, TimeSpan life, string? userId = null, string[]? origins = null, int? sequence = null, bool ownPage = false)
    {
        var claims = new TokenClaims
        {
            Use = NameOf(use),
            Conversation = chatId,
            User = userId,
            Expires = (clock.GetUtcNow() + life).ToUnixTimeSeconds(),
            Origins = origins is { Length: > 0 } ? origins : null,
            Sequence = sequence,
            OwnPage = ownPage ? true : null,
        };
        var signed = Header + "." + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, TokenJson.Default.TokenClaims));
        return signed + "." + SignatureOf(signed);
    }

    /// <summary>Reads a token made for <paramref name="use"/>. Nothing inside is believed before the signature holds.</summary>
    public TokenVerdict Read(string token, ChatTokenUse use)
    {
        var end = token.LastIndexOf('.');
        if (end <= Header.Length || !token.StartsWith(Header + ".", StringComparison.Ordinal)) return new TokenBad();
        // Compared as text, so that there is exactly one form of a valid token.
        if (!CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(token.AsSpan(end + 1)), MemoryMarshal.AsBytes(SignatureOf(token[..end]).AsSpan()))) return new TokenBad();
        var claims = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(token.AsSpan(Header.Length + 1, end - Header.Length - 1)), TokenJson.Default.TokenClaims)!;
        if (claims.Use != NameOf(use)) return new TokenBad();
        var expires = DateTimeOffset.FromUnixTimeSeconds(claims.Expires);
        return expires <= clock.GetUtcNow()
            ? new TokenExpired()
            : new TokenGood(new ChatToken(use, claims.Conversation, claims.User, expires.UtcDateTime, claims.Origins, claims.Sequence, claims.OwnPage is true));
    }

    private string SignatureOf(string signed) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(signed)));

    private static string NameOf(ChatTokenUse use) => use switch
    {
        ChatTokenUse.Chat => "chat",
        ChatTokenUse.Resume => "resume",
        ChatTokenUse.File => "file",
    };

    private void Mark(ReadOnlySpan<byte> id, Span<byte> mark)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(_idKey, id, hash);
        hash[..MarkBytes].CopyTo(mark);
    }
}
