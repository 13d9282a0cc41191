using System.Globalization;
using KtpBot.Core.Messaging;

namespace KtpBot.Core.Privacy;

/// <summary>The searchable values of encrypted columns, spelled in one place: the room that writes and the room that searches must agree.</summary>
public static class BlindIndex
{
    /// <summary>For <c>Person.NikIndex</c>. <paramref name="nik"/> is 16 digits.</summary>
    public static byte[] OfNik(this FieldCipher cipher, string nik) => cipher.Index("nik", nik);

    /// <summary>For <c>Person.KkIndex</c>. <paramref name="kk"/> is 16 digits.</summary>
    public static byte[] OfKk(this FieldCipher cipher, string kk) => cipher.Index("kk", kk);

    /// <summary>For <c>Person.PhoneIndex</c>. <paramref name="phone"/> is E.164, for example +628123456789.</summary>
    public static byte[] OfPhone(this FieldCipher cipher, string phone) => cipher.Index("phone", phone);

    /// <summary>For <c>LinkCode.CodeHash</c>. <paramref name="code"/> is 8 digits.</summary>
    public static byte[] OfLinkCode(this FieldCipher cipher, string code) => cipher.Index("link-code", code);

    /// <summary>For <c>Complaint.ReporterKey</c>: number and conversation together, so that two complaints of one conversation do not show as one person's.</summary>
    public static byte[] OfComplaint(this FieldCipher cipher, string number, long conversationId) =>
        cipher.Index("complaint", string.Create(CultureInfo.InvariantCulture, $"{number}:{conversationId}"));

    /// <summary>For <c>Complaint.DayKey</c>.</summary>
    public static byte[] OfComplaintDay(this FieldCipher cipher, long conversationId, DateOnly day) =>
        cipher.Index("complaint-day", string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}:{conversationId}"));

    /// <summary>For <c>SurveyResponse.CaseKey</c>.</summary>
    public static byte[] OfSurvey(this FieldCipher cipher, long caseId) => cipher.Index("survey", caseId.ToString(CultureInfo.InvariantCulture));

    /// <summary>For <c>BridgeEntry.WordsIndex</c>: another application's status words, without signs and in capitals.</summary>
    public static byte[] OfBridgeWords(this FieldCipher cipher, string system, string words) => cipher.Index("bridge-words", $"{system}:{words}");

    /// <summary>For <c>Conversation.AddressIndex</c>.</summary>
    public static byte[] OfAddress(this FieldCipher cipher, ChannelKind channel, string address) => cipher.Index("address", $"{channel}:{address}");
}
