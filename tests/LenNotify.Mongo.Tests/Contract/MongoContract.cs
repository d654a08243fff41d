namespace LenNotify.Mongo.Tests;

public sealed class MongoContract() : NotificationStoreContract(new MongoSource());
