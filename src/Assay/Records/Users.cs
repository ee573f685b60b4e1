using Assay.Documents;

namespace Assay.Records;

/// <summary>What becomes of users' names; a store does the same with all of them.</summary>
public enum UserNames
{
    Keep,

    /// <summary>A keyed hash stands for the name: the same name has the same one in this store, and another in any other.</summary>
    Hash,
    Drop,
}

/// <summary>How a store keeps users' names.</summary>
internal static class Users
{
    private const string Setting = "users";
    private const string Salt = "salt of users";

    /// <summary>Settles how names are kept, at the first import for good.</summary>
    /// <param name="store">The store.</param>
    /// <param name="asked">What is asked for; null for what the store does already.</param>
    /// <param name="salt">A secret of the store's own, should it need one.</param>
    /// <exception cref="InputException">The store keeps them in another way.</exception>
    public static void Settle(AccountStore store, UserNames? asked, Func<string> salt)
    {
        var known = store.Setting(Setting);
        var wanted = Word(asked ?? (known is null ? UserNames.Keep : Enum.Parse<UserNames>(known, ignoreCase: true)));
        if (known is not null)
        {
            if (known != wanted)
                throw new InputException(null, $"This store was made with --users {known}; with --users {wanted} one user would be told as two.", "Leave --users out, or import into a store of its own.");
            return;
        }

        store.Set(Setting, wanted);
        if (wanted == Word(UserNames.Hash))
            store.Set(Salt, salt());
    }

    /// <summary>SQL of what is kept of a column with users' names.</summary>
    public static string Kept(AccountStore store, string column)
    {
        switch (store.Setting(Setting))
        {
            case "hash":
                var salt = StoreSql.Text(store.Setting(Salt));
                return $"CASE WHEN {column} IS NOT NULL THEN left(sha256({salt} || sha256({salt} || {column})), 16) END";
            case "drop":
                return "NULL::VARCHAR";
            default:
                return column;
        }
    }

    private static string Word(UserNames names) => names.ToString().ToLowerInvariant();
}
