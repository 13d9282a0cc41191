using System.Text.Json.Serialization;

namespace KtpBot.Core.Dialogs;

/// <summary>A document of the application in the making: a stored file, or none when it will be brought.</summary>
internal sealed record GivenDocument([property: JsonPropertyName("r")] string Requirement, [property: JsonPropertyName("f")] Guid? File);
