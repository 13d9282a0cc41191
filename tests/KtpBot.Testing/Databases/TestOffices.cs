namespace KtpBot.Testing.Databases;

public static class TestOffices
{
    /// <summary>The demo office, whose data lies in dialogs/offices/kwangsan.</summary>
    public const string Kwangsan = "kwangsan";

    /// <summary>A neighbour that must never be seen from Kwangsan.</summary>
    public const string Neighbour = "tetangga";
}
