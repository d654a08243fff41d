using System.Text.Json;
using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>A person's rights over what is held.</summary>
public abstract class UserDataJourney(IJourneyStore store) : JourneyContract(store)
{
    private static readonly string Address = Canary.Token("4711-of-anna");

    /// <summary>Everything that the store holds, as text.</summary>
    protected abstract Task<string> EverythingAsync();

    [Fact]
    public async Task An_export_tells_what_was_told_decided_tried_and_chosen_and_the_addresses_in_clear()
    {
        var host = await Start();
        await Live(host);
        var documents = await Export(host, "anna");

        documents.Should().OnlyContain(document => document.Key.Owner == "anna").And.OnlyHaveUniqueItems(document => document.Key);
        var all = string.Concat(documents.Select(document => document.Json));
        all.Should().Contain("BTC/USD filled").And.Contain("not in use").And.Contain("settings page").And.NotContain("bob");
        documents.Should().ContainSingle(document => document.Key.Kind == "address").Which.Json.Should().Contain(Address).And.Contain("pager");
        documents.Select(document => JsonDocument.Parse(document.Json)).Should().NotContainNulls();
    }

    [Fact]
    public async Task An_address_that_cannot_be_read_is_exported_as_such()
    {
        var host = await Start();
        await Live(host);
        var contacts = host.Get<IContacts>();
        var book = await contacts.GetContactsAsync("anna", default);
        var damaged = book with { Contacts = [.. book.Contacts.Select(contact => contact with { Address = new byte[] { 1, 2, 3 } })] };
        await contacts.PutContactsAsync("anna", damaged, new AuditFact("a bad disk", "damaged", "anna", "written"), Time.GetUtcNow(), default);

        var address = (await Export(host, "anna")).Should().ContainSingle(document => document.Key.Kind == "address").Which.Json;

        address.Should().Contain("problem").And.Contain("pager").And.NotContain(Address);
    }

    [Fact]
    public async Task After_an_erasure_nothing_of_the_person_is_found_anywhere()
    {
        var host = await Start();
        await Live(host);
        (await EverythingAsync()).Should().Contain("anna", "otherwise the search would find nothing at any time");

        var receipt = await host.Get<IUserData>().EraseAsync("anna", "olivia");

        receipt.Removed.Values.Sum().Should().BePositive();
        receipt.UserHash.Should().HaveLength(64).And.NotContain("anna");
        (await Export(host, "anna")).Should().BeEmpty();
        (await EverythingAsync()).Should().NotContain("anna").And.NotContain(Address).And.Contain("bob").And.Contain(receipt.UserHash);
        var facts = await host.Get<IHistory>().AuditAsync(new AuditQuery { Action = "user_erased" }, default);
        facts.Items.Should().ContainSingle().Which.Fact.Should().Be(new AuditFact("olivia", "user_erased", receipt.UserHash, "erased"));
    }

    [Fact]
    public async Task What_waited_or_was_under_way_for_an_erased_person_is_not_sent_and_who_comes_back_begins_anew()
    {
        var answer = new TaskCompletionSource<DeliveryResult>();
        Pager.Answer = (_, _) => answer.Task;
        var host = await Start(pager: options => options.Concurrency = 1);
        await host.Fill("BTC/USD", "anna");
        await Pager.Next();
        await host.Fill("ETH/USD", "anna");
        await host.Fill("SOL/USD", "anna", new PublishOptions { DeliverAt = Noon.AddMinutes(5) });

        await host.Get<IUserData>().EraseAsync("anna", "anna");
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered());
        answer.SetResult(DeliveryResult.Transient("down"));
        await host.Written();
        await Pass(TimeSpan.FromMinutes(10));
        await host.Fill("BTC/USD", "bob");
        (await Pager.Next()).UserId.Should().Be("bob");
        Pager.Calls.Should().HaveCount(2);
        (await EverythingAsync()).Should().NotContain("anna", "not even as the actor who asked for it");

        await host.Fill("BTC/USD", "anna");
        (await host.Get<IInbox>().StatesAsync(["anna"], default))[0].Sequence.Should().Be(1);
    }

    [Fact]
    public async Task An_opt_out_at_an_address_outlives_the_persons_data()
    {
        var host = await Start();
        await Live(host);
        var hash = (await host.Get<IContacts>().GetContactsAsync("anna", default)).Contacts[0].AddressHash;
        await host.Get<IContacts>().SuppressAsync(
            "pager", hash, new Suppression(SuppressionCause.OptOut, new Evidence(Noon, "inbound stop")), new AuditFact("pager", "stopped", "anna", "suppressed"), Noon, default);
        await host.Get<IUserData>().EraseAsync("anna", "olivia");

        host.People["cora"] = [];
        await host.Settings.PutContactAsync("cora", new HostContact("pager", Address), new Evidence(Noon, "settings page"));
        (await host.Fill("BTC/USD", "cora")).Users[0].Channels[1].Reason.Should().Be(Reason.OptedOut);
    }

    [Fact]
    public async Task Erasing_a_stranger_or_twice_is_no_error_and_bad_names_are_refused()
    {
        var data = (await Start()).Get<IUserData>();
        (await data.EraseAsync("nobody", "olivia")).UserHash.Should().Be((await data.EraseAsync("nobody", "olivia")).UserHash);

        foreach (var (user, actor) in new[] { ("", "olivia"), (new string('x', 257), "olivia"), ("a\nb", "olivia"), ("anna", ""), ("anna", "a\r\nb") })
        {
            var erase = () => data.EraseAsync(user, actor);
            await erase.Should().ThrowAsync<InvalidInputException>();
        }
    }

    // An item that was read, one that waits, a dead letter, a contact, preferences, an opt-out, a test, and someone else.
    private async Task Live(JourneyHost host)
    {
        host.People["anna"] = [];
        await host.Settings.PutContactAsync("anna", new HostContact("pager", Address), new Evidence(Noon, "settings page"));
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered("message-1"));
        await host.Fill("SOL/USD", "anna");
        await Pager.Next();
        await host.Written();
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Permanent("not in use"));
        var dead = await host.Fill("BTC/USD", Audience.Users("anna", "bob"));
        await Pager.Next(2);
        await host.Written(2);
        await host.Get<IInbox>().MarkAsync("anna", [dead.Users[0].ItemId], ItemMark.Read, Noon, default);
        await host.Get<IHistory>().RecordAsync("anna", [new Engagement(dead.Users[0].ItemId, EngagementKind.Clicked, "inapp", "buy")], Noon, default);
        await host.Fill("ETH/USD", "anna", new PublishOptions { DeliverAt = Noon.AddHours(1) });
        await host.Settings.SetPreferencesAsync("anna", new Preferences { TimeZone = "Europe/Amsterdam" });
        await host.Settings.OptOutAsync("anna", "email", new Evidence(Noon, "settings page"));
        await host.Get<ITestSender>().SendAsync("anna", "pager");
        await Pager.Next();
        await host.Written();
        await host.Get<IDeadLetterDesk>().DiscardAsync(new DeadLetterFilter { UserId = "anna", Cause = "of another kind" }, "olivia");
    }

    private static async Task<List<StoredDocument>> Export(JourneyHost host, string user)
    {
        var documents = new List<StoredDocument>();
        await foreach (var document in host.Get<IUserData>().ExportAsync(user))
        {
            documents.Add(document);
        }

        return documents;
    }
}
