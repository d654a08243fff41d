namespace LenNotify.Core.Tests;

public class DeliveryTests
{
    private const string Address = "+14155552671";

    [Fact]
    public void A_delivery_that_is_logged_shows_neither_address_nor_content()
    {
        var delivery = new Delivery
        {
            Id = new Guid(7, 0, 0, new byte[8]),
            IdempotencyKey = "k1",
            UserId = "u1",
            Address = Address,
            Content = new RenderedContent("Secret subject", "Secret text"),
            Notifications = [Publishing.Sound],
        };

        delivery.ToString().Should().Be("Delivery 00000007-0000-0000-0000-000000000000, attempt 1, 1 notification(s)");
        $"{delivery}".Should().NotContain(Address).And.NotContain("Secret");
    }

    [Fact]
    public void Each_answer_of_a_provider_has_its_class_and_what_belongs_to_it()
    {
        var at = DateTimeOffset.UnixEpoch;

        DeliveryResult.Delivered("SM1").Should().BeEquivalentTo(new { Outcome = DeliveryOutcome.Delivered, ProviderReference = "SM1", Cause = (string?)null });
        DeliveryResult.Transient("HTTP 500").Should().BeEquivalentTo(new { Outcome = DeliveryOutcome.Transient, Cause = "HTTP 500" });
        DeliveryResult.ThrottledUntil(at).Should().BeEquivalentTo(new { Outcome = DeliveryOutcome.Throttled, RetryAt = (DateTimeOffset?)at });
        DeliveryResult.Permanent("21211").Should().BeEquivalentTo(new { Outcome = DeliveryOutcome.Permanent, Cause = "21211" });
        DeliveryResult.AddressExpired("410").Should().BeEquivalentTo(new { Outcome = DeliveryOutcome.AddressExpired, Cause = "410" });
    }

    [Fact]
    public void A_hub_message_keeps_its_own_copy_of_the_items()
    {
        var items = new List<Guid> { Guid.Empty };
        var message = new HubMessage(HubMessageKind.Read, 7, 2) { Items = items };

        items.Clear();

        message.Items.Should().ContainSingle();
        message.Should().Be(new HubMessage(HubMessageKind.Read, 7, 2) { Items = [Guid.Empty] });
    }
}
