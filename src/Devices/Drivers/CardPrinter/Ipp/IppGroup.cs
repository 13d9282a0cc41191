namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>A group of attributes, such as those of one job.</summary>
internal sealed record IppGroup(IppTag Tag, IReadOnlyList<IppAttribute> Attributes)
{
    /// <summary>The first value as text, or null when the attribute is missing.</summary>
    public string? Text(string name) => Find(name)?.Values is [var first, ..] ? first.Text : null;

    /// <summary>The first value as number, or null when the attribute is missing or is no number.</summary>
    public int? Number(string name) => Find(name)?.Values is [var first, ..] ? first.Number : null;

    /// <summary>All values as text; empty when the attribute is missing.</summary>
    public IReadOnlyList<string> Texts(string name) => Find(name)?.Values.Select(value => value.Text).ToList() ?? [];

    public IppAttribute? Find(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);
}
