namespace LenNotify.Storage;

/// <summary>Role 1 of a store that gains by more than one append of a node under way at once. One that writes one after the other anyway need not.</summary>
public interface IParallelAppends : IPublications
{
    /// <summary>So many, where many publications wait. Those at once never concern the same person.</summary>
    int AppendsAtOnce { get; }
}
