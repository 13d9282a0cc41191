using System.ComponentModel.DataAnnotations;
using KtpBot.Core.Bridges;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>What the form for a note sends.</summary>
public sealed class BridgeInput
{
    /// <summary>The office's clock.</summary>
    [Required(ErrorMessage = "Isi kapan hal itu terjadi.")]
    public DateTime? At { get; set; }

    [StringLength(32)]
    public string? Act { get; set; }

    [StringLength(32)]
    public string? Result { get; set; }

    [StringLength(BridgeNote.LongestWords, ErrorMessage = "Terlalu panjang.")]
    public string? Words { get; set; }

    [StringLength(BridgeNote.LongestReference, ErrorMessage = "Terlalu panjang.")]
    public string? Reference { get; set; }

    [StringLength(BridgeNote.LongestRemark, ErrorMessage = "Terlalu panjang.")]
    public string? Remark { get; set; }

    /// <summary>The row that this one puts right.</summary>
    public long? Supersedes { get; set; }

    internal BridgeNote ToNote(BridgeSystem system, TimeZoneInfo zone) => new(
        system.Id, Act ?? "", string.IsNullOrEmpty(Result) ? null : Result,
        TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(At!.Value, DateTimeKind.Unspecified), zone),
        Clean(Reference), Clean(Words), Clean(Remark), Supersedes);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
