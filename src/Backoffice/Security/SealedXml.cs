using System.Xml.Linq;
using KtpBot.Core.Privacy;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace KtpBot.Backoffice.Security;

/// <summary>Keeps the keys that seal cookies encrypted on disk, under the identity key.</summary>
internal sealed class SealedXml(FieldCipher cipher) : IXmlEncryptor, IXmlDecryptor
{
    /// <summary>The framework makes the decryptor by itself and hands it its services.</summary>
    public SealedXml(IServiceProvider services)
        : this(services.GetRequiredService<FieldCipher>())
    {
    }

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", Convert.ToBase64String(cipher.SealText(plaintextElement.ToString(SaveOptions.DisableFormatting)))), typeof(SealedXml));

    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(cipher.OpenText(Convert.FromBase64String(encryptedElement.Value)));
}
