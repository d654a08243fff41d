using LenNotify.Storage;

namespace LenNotify.Tests;

public class UserSettingsTests
{
    private static readonly Evidence Evidence = new(Things.Noon, "settings page");
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();

    [Fact]
    public async Task Who_never_chose_has_a_new_persons_document() =>
        (await Settings().GetPreferencesAsync("u1", default)).Should().Be(new Preferences());

    [Fact]
    public async Task What_is_stored_is_read_again_with_its_version_and_its_zones_canonical_id()
    {
        var stored = await Settings().SetPreferencesAsync("u1", new Preferences { TimeZone = "europe/amsterdam" }, default);

        (stored.Version, stored.TimeZone).Should().Be((1, "Europe/Amsterdam"));
        (await Settings().GetPreferencesAsync("u1", default)).Should().Be(stored);
        _store.Facts.Should().Equal(new AuditFact("u1", "preferences_changed", "u1", "stored"));
    }

    [Fact]
    public async Task Of_two_who_read_the_same_version_the_second_is_told()
    {
        await Settings().SetPreferencesAsync("u1", new Preferences(), default);

        await Settings().Awaiting(s => s.SetPreferencesAsync("u1", new Preferences(), default)).Should().ThrowAsync<SettingsConflictException>();
    }

    [Fact]
    public async Task A_document_that_is_not_sound_is_not_stored()
    {
        await Settings().Awaiting(s => s.SetPreferencesAsync("u1", new Preferences { TimeZone = "../../etc/passwd" }, default))
            .Should().ThrowAsync<InvalidInputException>();

        _store.Facts.Should().BeEmpty();
    }

    [Fact]
    public async Task An_address_is_stored_protected_and_with_what_shows_the_consent()
    {
        var id = await Settings().PutContactAsync("u1", new HostContact("sms", Canary.Phone), Evidence, default);

        var contact = _store.BookOf("u1").Contacts.Single();
        (contact.Id, contact.VerifiedAt, contact.Consent).Should().Be((id, Things.Noon, Evidence));
        System.Text.Encoding.UTF8.GetString(contact.Address.Span).Should().NotContain("8901");
        _store.Facts.Should().Equal(new AuditFact("u1", "contact_stored", "u1", "stored"));
    }

    [Fact]
    public async Task The_same_address_again_stays_the_same_target_with_its_first_consent()
    {
        var first = await Settings().PutContactAsync("u1", new HostContact("sms", Canary.Phone), Evidence, default);

        (await Settings().PutContactAsync("u1", new HostContact("sms", Canary.Phone), Evidence with { Source = "later" }, default)).Should().Be(first);
        _store.BookOf("u1").Contacts.Should().ContainSingle().Which.Consent.Should().Be(Evidence);
    }

    [Fact]
    public async Task A_book_that_was_changed_meanwhile_is_read_again()
    {
        var refused = 3;
        _store.RefusesPut = () => refused-- > 0;

        await Settings().OptOutAsync("u1", "sms", Evidence, default);

        _store.BookOf("u1").OptOuts.Should().ContainKey("sms");
    }

    [Fact]
    public async Task An_opt_out_lasts_until_the_person_says_otherwise()
    {
        await Settings().OptOutAsync("u1", "sms", Evidence, default);
        await Settings().OptOutAsync("u1", "email", Evidence, default);
        await Settings().OptOutAsync("u1", "sms", null, default);

        _store.BookOf("u1").OptOuts.Keys.Should().Equal("email");
        _store.Facts.Select(fact => fact.Action).Should().Equal("opted_out", "opted_out", "opted_in");
    }

    [Fact]
    public async Task A_removed_address_is_gone()
    {
        var id = await Settings().PutContactAsync("u1", new HostContact("sms", Canary.Phone), Evidence, default);

        (await Settings().RemoveContactAsync("u1", id, default)).Should().BeTrue();
        (await Settings().RemoveContactAsync("u1", id, default)).Should().BeFalse();
    }

    [Theory]
    [InlineData("", "address")]
    [InlineData("+1\n2", "address")]
    [InlineData("a\0b", "address")]
    public async Task An_address_that_is_none_is_refused_by_field_and_never_shown(string address, string field)
    {
        var refused = await Settings().Awaiting(s => s.PutContactAsync("u1", new HostContact("sms", address), Evidence, default)).Should().ThrowAsync<InvalidInputException>();

        refused.Which.Problems.Should().ContainSingle().Which.Field.Should().Be(field);
    }

    [Fact]
    public async Task An_address_with_half_a_surrogate_pair_is_refused() =>
        await Settings().Awaiting(s => s.PutContactAsync("u1", new HostContact("sms", "a\ud800"), Evidence, default)).Should().ThrowAsync<InvalidInputException>();

    [Fact]
    public async Task Every_problem_of_a_contact_is_named()
    {
        var contact = new HostContact("SMS ", new string('1', 4_097)) { Country = "USA" };

        var refused = await Settings().Awaiting(s => s.PutContactAsync("u1", contact, new Evidence(Things.Noon, ""), default)).Should().ThrowAsync<InvalidInputException>();

        refused.Which.Problems.Select(p => p.Field).Should().Equal("channel", "address", "country", "evidence.source");
        refused.Which.Message.Should().NotContain("1111");
    }

    [Fact]
    public async Task A_number_is_of_the_country_that_was_given_or_else_of_its_own()
    {
        await Settings().PutContactAsync("u1", new HostContact("sms", Canary.Phone) { Country = "NL" }, Evidence, default);
        await Settings().PutContactAsync("u2", new HostContact("sms", Canary.Phone), Evidence, default);

        ((await _store.GetContactsAsync("u1", default)).Contacts.Single().Country, (await _store.GetContactsAsync("u2", default)).Contacts.Single().Country).Should().Be(("NL", "US"));
    }

    [Fact]
    public async Task A_person_has_a_hundred_addresses_at_most()
    {
        _store.Put("u1", Things.Book([.. Enumerable.Range(0, 100).Select(i => Things.Phone(address: $"{Canary.Phone}{i:000}"))]));

        await Settings().Awaiting(s => s.PutContactAsync("u1", new HostContact("sms", Canary.OtherPhone), Evidence, default))
            .Should().ThrowAsync<InvalidInputException>().WithMessage("*100*");
        await Settings().PutContactAsync("u1", new HostContact("sms", $"{Canary.Phone}000"), Evidence, default);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    public async Task A_user_id_that_is_none_is_refused(string userId) =>
        await Settings().Awaiting(s => s.GetPreferencesAsync(userId, default)).Should().ThrowAsync<InvalidInputException>();

    private UserSettings Settings() =>
        new(new SettingsStore(_store, _store, Things.Protection), TzdbZones.Default, new StoreClock(_time), Things.Recipients(_store, _time), Things.Ids);
}
