namespace LenNotify.Tests;

public class MaskedExceptionTests
{
    private const string Address = Canary.Phone;

    [Fact]
    public void Type_and_stack_stay_and_the_message_loses_the_address()
    {
        var masked = MaskedException.Of(Thrown());

        masked.StackTrace.Should().Contain(nameof(Thrown));
        masked.ToString().Should().StartWith("System.InvalidOperationException: cannot reach ").And.Contain(nameof(Thrown)).And.NotContain(Address);
        masked.Message.Should().NotContain(Address);
        masked.InnerException.Should().BeNull("it would bring the address along");
    }

    [Fact]
    public void What_is_masked_is_not_masked_again()
    {
        var masked = MaskedException.Of(Thrown());

        MaskedException.Of(masked).Should().BeSameAs(masked);
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException($"cannot reach {Address}");
        }
        catch (InvalidOperationException error)
        {
            return error;
        }
    }
}
