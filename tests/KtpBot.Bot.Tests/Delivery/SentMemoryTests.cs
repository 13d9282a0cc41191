using KtpBot.Bot.Delivery;

namespace KtpBot.Bot.Tests.Delivery;

public sealed class SentMemoryTests
{
    [Fact]
    public void AMessageThatALookHasFinished_IsNotTakenAgainFromItsTurn_ButByALaterLook()
    {
        var memory = new SentMemory();
        memory.BeginLook();
        Assert.True(memory.Take(7));
        memory.EndLook();
        memory.Drop(7);

        Assert.False(memory.TakeFresh(7));
        Assert.True(memory.TakeFresh(8));
        Assert.True(memory.Take(7));
    }
}
