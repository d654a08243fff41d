namespace LenNotify.Channels.Tests;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("+14155552671", true)]
    [InlineData("+1234567", true)]
    [InlineData("+123456789012345", true)]
    [InlineData("+1415555\u0662\u0666\u0667\u0661", false)]
    [InlineData("+14155552671\n", false)]
    [InlineData("\n+14155552671", false)]
    [InlineData("+0123", false)]
    [InlineData("+01234567", false)]
    [InlineData("+1234567890123456", false)]
    [InlineData("+123456", false)]
    [InlineData("14155552671", false)]
    [InlineData("tel:+14155552671;ext=5", false)]
    [InlineData("+1 415 555 2671", false)]
    [InlineData("", false)]
    public void Only_e164_is_a_number(string text, bool isOne) => PhoneNumber.IsOne(text).Should().Be(isOne);

    [Theory]
    [InlineData("+14155552671", "+1", true)]
    [InlineData("+447911123456", "+1", false)]
    [InlineData("+447911123456", "+", true)]
    [InlineData("+447911123456", "+4479", true)]
    [InlineData("+447011123456", "+44", false)]
    [InlineData("+447011123456", "+4470", true)]
    [InlineData("+19005551234", "+1", false)]
    [InlineData("+19005551234", "+", false)]
    [InlineData("+19005551234", "+1900", true)]
    [InlineData("+881612345678", "+", false)]
    [InlineData("+881612345678", "+8816", true)]
    public void A_number_is_open_only_where_the_host_says_so_and_a_costly_one_only_by_its_own_prefix(string number, string destination, bool open) =>
        PhoneNumber.IsOpen(number, [destination]).Should().Be(open);

    [Theory]
    [InlineData("+447911123456")]
    [InlineData("+19005551234")]
    [InlineData("+1415555\u0662\u0666\u0667\u0661")]
    [InlineData("+14155552671\n")]
    public async Task Nothing_is_sent_to_what_is_closed_or_no_number(string number)
    {
        using var twilio = new StrictServer(_ => new ServerAnswer(201, "{}"));
        var scene = new TwilioScene(twilio.Address);

        (await scene.SmsAsync(Scene.To(number))).Outcome.Should().Be(DeliveryOutcome.Permanent);
        (await scene.CallAsync(Scene.To(number))).Outcome.Should().Be(DeliveryOutcome.Permanent);
        twilio.Requests.Should().BeEmpty();
    }
}
