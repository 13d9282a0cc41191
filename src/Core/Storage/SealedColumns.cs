using KtpBot.Core.Privacy;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KtpBot.Core.Storage;

/// <summary>Marks identity columns: what is stored in them is sealed, what the program reads is open.</summary>
internal static class SealedColumns
{
    public static PropertyBuilder<string> IsSealed(this PropertyBuilder<string> property, FieldCipher cipher) =>
        property.HasConversion(new ValueConverter<string, byte[]>(text => cipher.SealText(text), bytes => cipher.OpenText(bytes)));

    public static PropertyBuilder<string?> IsSealedOrNull(this PropertyBuilder<string?> property, FieldCipher cipher) =>
        property.HasConversion(new ValueConverter<string?, byte[]?>(
            text => text == null ? null : cipher.SealText(text),
            bytes => bytes == null ? null : cipher.OpenText(bytes)));

    public static PropertyBuilder<byte[]> IsSealed(this PropertyBuilder<byte[]> property, FieldCipher cipher) =>
        property.HasConversion(new ValueConverter<byte[], byte[]>(plain => cipher.Seal(plain), bytes => cipher.Open(bytes)));

    public static PropertyBuilder<byte[]?> IsSealedOrNull(this PropertyBuilder<byte[]?> property, FieldCipher cipher) =>
        property.HasConversion(new ValueConverter<byte[]?, byte[]?>(
            plain => plain == null ? null : cipher.Seal(plain),
            bytes => bytes == null ? null : cipher.Open(bytes)));
}
