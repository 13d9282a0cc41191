namespace KtpBot.Backoffice.Population;

/// <summary>
/// Section <c>Population:CallNik</c>: the web service of Dukcapil for whoever has an agreement about access to population data. Off until
/// <see cref="Url"/> is set.
/// </summary>
internal sealed class CallNikOptions
{
    public const string Section = "Population:CallNik";

    /// <summary>The newer method, which judges the elements that are sent to it and hands out none.</summary>
    private const string Verifying = "CALL_VERIFY_BY_ELEMEN";

    /// <summary>
    /// The whole address of the method, as the agreement names it: <c>https://…/dukcapil/get_json/USER/CALL_NIK</c>, or one that ends with
    /// CALL_VERIFY_BY_ELEMEN.
    /// </summary>
    public string? Url { get; set; }

    public string UserId { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The address of this machine as the agreement names it; many services want it in the question. Empty: it is not sent.</summary>
    public string IpUser { get; set; } = "";

    /// <summary>
    /// How the service spells the number, the user, the password and the address of the asking machine. Public clients of it differ
    /// (nik or NIK, user_id or USER_ID, ip_user or IP_USER), so an office can say it. Empty: as the method's name suggests.
    /// </summary>
    public string RequestFields { get; set; } = "";

    /// <summary>How long an answer may take, the connection included.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>For how many hours an answer is kept; 0 keeps none.</summary>
    public int CacheHours { get; set; } = 24;

    /// <summary>For CALL_VERIFY_BY_ELEMEN: how alike a name or address must be, in percent.</summary>
    public int Threshold { get; set; } = 90;

    public bool IsOn => !string.IsNullOrWhiteSpace(Url);

    public Uri Address => new(Url!);

    public bool Verifies => IsOn && Address.AbsolutePath.TrimEnd('/').EndsWith(Verifying, StringComparison.OrdinalIgnoreCase);

    /// <summary>Number, user, password, address of the machine.</summary>
    public string[] FieldNames =>
        (RequestFields.Length > 0 ? RequestFields : Verifies ? "NIK,USER_ID,PASSWORD,IP_USER" : "nik,user_id,password,ip_user").Split(',', StringSplitOptions.TrimEntries);

    /// <summary>The sentence that says what to set, or null when all is well.</summary>
    public string? Problem()
    {
        if (!IsOn) return null;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            return "Isi Population__CallNik__Url dengan alamat lengkap layanan, misalnya https://…/dukcapil/get_json/…/CALL_NIK.";
        if (url.Scheme == "http" && !url.IsLoopback)
            return "Population__CallNik__Url harus https, karena isinya data pribadi dan kata sandi. http hanya boleh ke komputer ini sendiri.";
        if (UserId.Length == 0 || Password.Length == 0) return "Isi Population__CallNik__UserId dan Population__CallNik__Password.";
        if (FieldNames.Length != 4 || FieldNames.Any(f => f.Length == 0) || FieldNames.Distinct(StringComparer.Ordinal).Count() != 4)
            return "Isi Population__CallNik__RequestFields dengan empat nama berkoma, misalnya NIK,USER_ID,PASSWORD,IP_USER.";
        return TimeoutSeconds is < 1 or > 60 ? "Isi Population__CallNik__TimeoutSeconds dengan 1 sampai 60 detik."
            : CacheHours is < 0 or > 168 ? "Isi Population__CallNik__CacheHours dengan 0 sampai 168 jam."
            : Threshold is < 1 or > 100 ? "Isi Population__CallNik__Threshold dengan 1 sampai 100 persen."
            : null;
    }
}
