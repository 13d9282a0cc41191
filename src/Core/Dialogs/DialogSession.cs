using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KtpBot.Core.Dialogs;

/// <summary>
/// Where one citizen stands in the dialog. A value to the outside: <see cref="DialogEngine.Advance"/> works on a copy. Kept small,
/// since it is written in every turn; the JSON names are one letter for the same reason.
/// </summary>
public sealed class DialogSession
{
    [JsonInclude, JsonPropertyName("i")]
    internal Guid Seed { get; set; }

    [JsonInclude, JsonPropertyName("n")]
    internal int Applications { get; set; }

    /// <summary>The submission key: a guid text that changes with each application, and stays through repeated turns of one.</summary>
    [JsonIgnore]
    public string Id => KeyOf(Seed, Applications);

    /// <summary>id, en, …</summary>
    [JsonInclude, JsonPropertyName("l")]
    public string Language { get; internal set; } = TextBook.DefaultLanguage;

    /// <summary>The citizen said himself which language; it is never guessed again.</summary>
    [JsonInclude, JsonPropertyName("lk")]
    internal bool LanguageChosen { get; set; }

    /// <summary>The language of the last sentence that showed one; null before the first.</summary>
    [JsonInclude, JsonPropertyName("lh")]
    internal string? LanguageHeard { get; set; }

    [JsonInclude, JsonPropertyName("c")]
    internal bool Consented { get; set; }

    [JsonInclude, JsonPropertyName("g")]
    internal bool Greeted { get; set; }

    [JsonInclude, JsonPropertyName("f")]
    internal List<DialogFrame>? StoredFrames { get; set; }

    [JsonIgnore]
    internal List<DialogFrame> Frames => StoredFrames ??= [];

    [JsonInclude, JsonPropertyName("a")]
    internal Dictionary<string, string>? StoredAnswers { get; set; }

    [JsonIgnore]
    internal Dictionary<string, string> Answers => StoredAnswers ??= new(StringComparer.Ordinal);

    [JsonInclude, JsonPropertyName("d")]
    internal List<GivenDocument>? StoredDocuments { get; set; }

    [JsonIgnore]
    internal List<GivenDocument> Documents => StoredDocuments ??= [];

    /// <summary>Inputs in a row that were not understood.</summary>
    [JsonInclude, JsonPropertyName("m")]
    internal int Misses { get; set; }

    /// <summary>The question asked last, and how often in a row: nobody is asked a fourth time without a way out.</summary>
    [JsonInclude, JsonPropertyName("ka")]
    internal string? Asked { get; set; }

    [JsonInclude, JsonPropertyName("kb")]
    internal int TimesAsked { get; set; }

    /// <summary>Further wishes of the last message, answered in the same turn.</summary>
    [JsonInclude, JsonPropertyName("wf")]
    internal IReadOnlyList<WantedFlow>? Wanted { get; set; }

    /// <summary>A form put aside; it outlives other conversations until it is resumed.</summary>
    [JsonInclude, JsonPropertyName("pf")]
    internal ParkedForm? Parked { get; set; }

    /// <summary>The summary step to come back to after one answer was changed.</summary>
    [JsonInclude, JsonPropertyName("r")]
    internal string? ReturnTo { get; set; }

    /// <summary>The answer that is being changed from a summary: asked again though it is known.</summary>
    [JsonInclude, JsonPropertyName("e")]
    internal string? Editing { get; set; }

    /// <summary>A file that waits for a decision: kept though blurred, or sent when nothing was asked.</summary>
    [JsonInclude, JsonPropertyName("h")]
    internal Guid? HeldFile { get; set; }

    /// <summary>Files sent at once that are still on their way to their documents.</summary>
    [JsonInclude, JsonPropertyName("q")]
    internal FileAlbum? Album { get; set; }

    /// <summary>Words already decided while a call is open; they go out with the next message.</summary>
    [JsonInclude, JsonPropertyName("s")]
    internal string? Said { get; set; }

    /// <summary>The citizen was reminded of this unfinished form; once is enough.</summary>
    [JsonInclude, JsonPropertyName("w")]
    internal bool Reminded { get; set; }

    /// <summary>Minutes since 2020 at the last input: a form left overnight is offered again instead of taking "halo" as a name.</summary>
    [JsonInclude, JsonPropertyName("t")]
    internal int LastMinute { get; set; }

    /// <summary>A session at its beginning.</summary>
    /// <param name="language">The language to speak; unknown ones fall back to the default text by text.</param>
    /// <param name="seed">Source of the submission keys; a new guid when null.</param>
    /// <param name="consented">True when this citizen accepted the privacy notice before.</param>
    public static DialogSession New(string language, Guid? seed = null, bool consented = false) =>
        new() { Seed = seed ?? Guid.NewGuid(), Language = language, Consented = consented };

    /// <exception cref="JsonException">These bytes were not written by <see cref="Write"/>.</exception>
    public static DialogSession Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, DialogJson.Default.DialogSession)!;

    /// <summary>The same session in the language of its conversation, which a linked channel may have changed.</summary>
    public DialogSession Speaking(string language)
    {
        LanguageChosen |= Language != language;
        Language = language;
        return this;
    }

    /// <summary>From now on in this language, because the citizen said so.</summary>
    internal void Choose(string language) => (Language, LanguageChosen) = (language, true);

    /// <summary>Takes what a flow sets: the language, that the citizen was greeted, else an answer.</summary>
    internal void Set(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (name, value) in values)
        {
            if (name == "language") Choose(value);
            else if (name == "greeted") Greeted = true;
            else Answers[name] = value;
        }
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, DialogJson.Default.DialogSession);

    /// <summary>Forgets what was begun and never sent. False when there was nothing.</summary>
    public bool DropDraft()
    {
        if (StoredFrames is not { Count: > 0 } && StoredAnswers is not { Count: > 0 } && StoredDocuments is not { Count: > 0 } && HeldFile is null && Album is null && Parked is null) return false;
        Clear();
        Parked = null;
        return true;
    }

    internal DialogSession Copy() => new()
    {
        Seed = Seed,
        Applications = Applications,
        Language = Language,
        LanguageChosen = LanguageChosen,
        LanguageHeard = LanguageHeard,
        Consented = Consented,
        Greeted = Greeted,
        StoredFrames = StoredFrames?.ConvertAll(f => f with { }),
        StoredAnswers = StoredAnswers is null ? null : new(StoredAnswers, StringComparer.Ordinal),
        StoredDocuments = StoredDocuments is null ? null : [.. StoredDocuments],
        Misses = Misses,
        Asked = Asked,
        TimesAsked = TimesAsked,
        Parked = Parked,
        Wanted = Wanted,
        ReturnTo = ReturnTo,
        Editing = Editing,
        HeldFile = HeldFile,
        Album = Album,
        Said = Said,
        Reminded = Reminded,
        LastMinute = LastMinute,
    };

    /// <summary>Forgets everything said so far, but not who speaks: language, consent and greeting stay, and a form put aside. A new application gets a new key.</summary>
    internal void Clear()
    {
        StoredFrames = null;
        StoredAnswers = null;
        StoredDocuments = null;
        Misses = 0;
        Asked = null;
        TimesAsked = 0;
        Wanted = null;
        ReturnTo = null;
        Editing = null;
        HeldFile = null;
        Album = null;
        Said = null;
        Reminded = false;
        Applications++;
    }

    private static string KeyOf(Guid seed, int applications)
    {
        Span<byte> bytes = stackalloc byte[16];
        seed.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]) ^ applications);
        return new Guid(bytes).ToString();
    }
}
