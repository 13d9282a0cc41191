using System.Text.Json.Serialization;

namespace KtpBot.Core.Dialogs;

/// <summary>The stored form of sessions.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(DialogSession))]
internal sealed partial class DialogJson : JsonSerializerContext;
