using System.Text.Json;
using System.Text.Json.Serialization;

namespace KtpBot.Core.Messaging;

/// <summary>
/// A way by which a citizen can write to the office, named as it is stored. Not a closed set: a further channel brings its own name
/// with its folder, and nothing here has to change.
/// </summary>
[JsonConverter(typeof(NameOnly))]
public readonly record struct ChannelKind
{
    private const int MostLetters = 20;

    private ChannelKind(string name) => Name = name;

    public static ChannelKind WhatsApp { get; } = new("WhatsApp");

    public static ChannelKind Telegram { get; } = new("Telegram");

    public static ChannelKind WebChat { get; } = new("WebChat");

    /// <summary>News alone goes out by it: nobody is answered, and nothing comes in.</summary>
    public static ChannelKind Email { get; } = new("Email");

    /// <summary>As stored, and as staff read it where no better word is known.</summary>
    public string Name { get; }

    /// <summary>The channel of this name.</summary>
    /// <param name="name">1 to 20 ASCII letters.</param>
    /// <exception cref="FormatException">It has another form.</exception>
    public static ChannelKind Of(string name) => name switch
    {
        "WhatsApp" => WhatsApp,
        "Telegram" => Telegram,
        "WebChat" => WebChat,
        "Email" => Email,
        _ when name.Length is > 0 and <= MostLetters && name.All(char.IsAsciiLetter) => new ChannelKind(name),
        _ => throw new FormatException("A channel's name has 1 to 20 ASCII letters."),
    };

    public override string ToString() => Name;

    private sealed class NameOnly : JsonConverter<ChannelKind>
    {
        public override ChannelKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, ChannelKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}
