namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>A named attribute with its values. Members of collections are not kept: nothing here needs them.</summary>
internal sealed record IppAttribute(string Name, IReadOnlyList<IppValue> Values);
