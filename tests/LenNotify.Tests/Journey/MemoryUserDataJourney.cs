using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public sealed class MemoryUserDataJourney : UserDataJourney
{
    private readonly MemoryJourneyStore _store;

    public MemoryUserDataJourney()
        : this(new MemoryJourneyStore())
    {
    }

    private MemoryUserDataJourney(MemoryJourneyStore store)
        : base(store) => _store = store;

    protected override Task<string> EverythingAsync() => Task.FromResult(string.Join('\n', ReachableTexts.From(_store.Store)));
}
