using LenNotify.Storage;

namespace LenNotify.AspNetCore.Tests;

/// <summary>A store that fails with words that nobody outside should read.</summary>
internal sealed class BrokenInbox : IInbox
{
    internal const string Jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl";

    public Task<Page<InboxItem>> ListAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken) => throw Broken();

    public Task<ResumedInbox> ResumeAsync(string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken) => throw Broken();

    public Task<IReadOnlyList<UserState>> StatesAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) => throw Broken();

    public Task<UserState> MarkAsync(string userId, IReadOnlyList<Guid> itemIds, ItemMark mark, DateTimeOffset now, CancellationToken cancellationToken) => throw Broken();

    public Task<UserState> MarkAllReadAsync(string userId, long upTo, DateTimeOffset now, CancellationToken cancellationToken) => throw Broken();

    private static InvalidOperationException Broken() => new($"Host=db;password=secret cannot be reached. POST https://hooks.example/{Canary.Secret}?to={Canary.Phone} with Bearer {Jwt} failed.\ninfo: Fake[0]");
}
