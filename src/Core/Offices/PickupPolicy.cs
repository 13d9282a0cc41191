namespace KtpBot.Core.Offices;

/// <summary>Who may take a finished card home. A local choice: the national rules leave it open.</summary>
public enum PickupPolicy
{
    /// <summary>Only the owner (<c>none</c> in office.yaml: no proxy).</summary>
    OwnerOnly,

    /// <summary>The owner or someone on the same family card (<c>same_kk</c>).</summary>
    SameKk,

    /// <summary>Anyone with a power of attorney on form F-1.07 (<c>f107</c>).</summary>
    PowerOfAttorney,
}
