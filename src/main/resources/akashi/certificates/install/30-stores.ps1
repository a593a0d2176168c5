
# ---- The stores of the computer ----

# Before the first change: every file is the one that the portal put into the bundle.
function Confirm-Files($Bundle) {
    foreach ($entry in @($Bundle.root) + @($Bundle.intermediates)) {
        $file = Join-Path $script:BundleFolder $entry.file
        $found = $null
        if (Test-Path -LiteralPath $file) {
            $found = (New-Object System.Security.Cryptography.X509Certificates.X509Certificate2($file)).Thumbprint
        }
        if ($found -ne $entry.thumbprint) {
            Stop-With $EXIT_BUNDLE "$($entry.file) is missing or is not the file of this bundle." "$($entry.file) がないか、このパッケージのファイルではありません。"
        }
    }
}

function Import-Trusted($Entry, [string]$Store, [string]$What) {
    if (Find-InStore $Store $Entry.thumbprint) {
        Say "$($Entry.file): already in $Store" "$($Entry.file): 既に $Store にあります"
    } elseif (May "Cert:\LocalMachine\$Store" "Import $($Entry.file)") {
        $file = Join-Path $script:BundleFolder $Entry.file
        Import-Certificate -FilePath $file -CertStoreLocation "Cert:\LocalMachine\$Store" | Out-Null
        Add-Journal @{ what = $What; thumbprint = $Entry.thumbprint }
        Say "$($Entry.file): imported into $Store" "$($Entry.file): $Store にインポートしました"
    }
}

# An intermediate that was issued anew has the same names and the same key; its older copy would be taken by chance.
# A cross-signed one has another issuer and stays.
function Remove-Replaced($Entry) {
    $new = Find-InStore 'CA' $Entry.thumbprint
    if (-not $new) { return }
    foreach ($old in @(Get-ChildItem -LiteralPath 'Cert:\LocalMachine\CA')) {
        $same = $old.Subject -eq $new.Subject -and $old.Issuer -eq $new.Issuer -and $old.GetPublicKeyString() -eq $new.GetPublicKeyString()
        if (-not $same -or $old.Thumbprint -eq $new.Thumbprint -or $old.NotBefore -gt $new.NotBefore) { continue }
        if (-not (May "Cert:\LocalMachine\CA\$($old.Thumbprint)" 'Remove the copy that was replaced')) { continue }
        $kept = Join-Path $script:Output "akashi-replaced_$($old.Thumbprint).cer"
        [System.IO.File]::WriteAllBytes($kept, $old.RawData)
        Add-Journal @{ what = 'CA_REMOVED'; thumbprint = $old.Thumbprint; file = $kept }
        Remove-Item -LiteralPath "Cert:\LocalMachine\CA\$($old.Thumbprint)"
        Say "Replaced copy of $($old.Subject) removed; kept as $kept" "$($old.Subject) の古い証明書を削除しました(控え: $kept)"
    }
}

function Import-Own($Own, $Secret) {
    if (Find-Own $Own.thumbprint) {
        Say "$($Own.file): already in My" "$($Own.file): 既に「個人」にあります"
        return
    }
    if (-not (May 'Cert:\LocalMachine\My' "Import $($Own.file)")) { return }
    try {
        Import-PfxCertificate -FilePath (Join-Path $script:BundleFolder $Own.file) -CertStoreLocation 'Cert:\LocalMachine\My' -Password $Secret | Out-Null
    } catch {
        Say $_.Exception.Message $_.Exception.Message 'ERROR'
        Stop-With $EXIT_PASSWORD 'The PFX could not be opened. Either the password is wrong, or this Windows is too old for its encryption: Windows then calls the password wrong as well. Export the bundle again with the compatible encryption.' 'PFXを開けませんでした。パスワードの誤りか、このWindowsが暗号方式に対応していないためです(その場合もWindowsは「パスワードが正しくない」と表示します)。互換性のある暗号方式でエクスポートし直してください。'
    }
    Add-Journal @{ what = 'OWN_ADDED'; thumbprint = $Own.thumbprint }
    if (-not (Find-Own $Own.thumbprint)) {
        Stop-With $EXIT_BUNDLE "$($Own.file) does not hold the certificate that this bundle names." "$($Own.file) に、このパッケージの証明書が入っていません。"
    }
    Say "$($Own.file): imported into My, not exportable" "$($Own.file): 「個人」にインポートしました(エクスポート不可)"
}

# Windows puts the chain of a PFX beside the certificate; CA certificates do not belong into My.
function Remove-Strays($Bundle) {
    foreach ($entry in @($Bundle.root) + @($Bundle.intermediates)) {
        $stray = Find-InStore 'My' $entry.thumbprint
        if ($stray -and -not $stray.HasPrivateKey -and (May "Cert:\LocalMachine\My\$($entry.thumbprint)" 'Remove the stray CA certificate')) {
            Remove-Item -LiteralPath "Cert:\LocalMachine\My\$($entry.thumbprint)"
        }
    }
}

