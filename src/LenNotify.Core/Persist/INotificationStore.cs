namespace LenNotify.Storage;

/// <summary>
/// Everything that survives, as the sum of its roles; whoever needs one role asks for that one. Promises that hold for
/// all of them: <c>now</c> is the caller's and the only clock, given where an answer depends on it; a write is whole or did not happen; what is user-facing
/// takes the person's id and never answers with another person's row; an audit fact given with a write commits with it.
/// </summary>
public interface INotificationStore :
    IPublications, IInbox, IDeliveryQueue, IDeadLetters, IContacts, IDocuments, IHistory, IUpkeep, IStoreSignals;
