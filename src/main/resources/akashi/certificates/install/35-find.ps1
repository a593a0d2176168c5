# ---- What lies where. Everything here only reads. ----

# Nothing for an empty thumbprint too: the path would be that of the store itself.
function Find-InStore([string]$Store, [string]$Thumbprint) {
    if (-not $Thumbprint) { return $null }
    $path = "Cert:\LocalMachine\$Store\$Thumbprint"
    if (Test-Path -LiteralPath $path) { return Get-Item -LiteralPath $path }
    return $null
}

function Find-Own([string]$Thumbprint) {
    $present = Find-InStore 'My' $Thumbprint
    if ($present -and $present.HasPrivateKey) { return $present }
    return $null
}

# The certificates that go into a slot, with the slot: one row per slot of the bundle.
function Get-Uses($Bundle) {
    foreach ($own in @($Bundle.certificates)) {
        foreach ($use in @($Bundle.slots)) {
            if (@($own.slots) -contains $use.slot) { [pscustomobject]@{ Own = $own; Use = $use } }
        }
    }
}

function Test-Chain($Certificate) {
    $chain = New-Object System.Security.Cryptography.X509Certificates.X509Chain
    $chain.ChainPolicy.RevocationMode = [System.Security.Cryptography.X509Certificates.X509RevocationMode]::NoCheck
    if ($chain.Build($Certificate)) { return $true }
    foreach ($problem in $chain.ChainStatus) {
        $text = "$($problem.StatusInformation)".Trim()
        Find-Fault $text $text
    }
    return $false
}

# By the name that DNS has: the one in $env:COMPUTERNAME is cut to 15 characters, and two computers can share that.
function Confirm-Computer($Bundle, [bool]$Anyway) {
    $label = [System.Net.Dns]::GetHostName().Split('.')[0]
    $labels = @($Bundle.names | ForEach-Object { $_.Split('.')[0] })
    if ($labels -notcontains $label) {
        Stop-With $EXIT_COMPUTER "This is for $($Bundle.computer), and this computer is $label. Nothing was done." "これは $($Bundle.computer) 用ですが、このコンピューターは $label です。何も実行していません。"
    }
    $full = @($Bundle.names | Where-Object { $_.Contains('.') })
    if ($full.Count -eq 0) { return }
    $domain = "$([System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().DomainName)".Trim('.')
    if (-not $domain) {
        Say "This computer has no domain in its name, so whether it is $($Bundle.computer) was compared up to the first dot only." "このコンピューターの名前にはドメインがないため、$($Bundle.computer) とは最初のドットまでだけ照合しました。" 'WARN'
        return
    }
    if ($full -contains "$label.$domain") { return }
    if ($Anyway) {
        Find-Fault "This is for $($Bundle.computer); this computer is $label.$domain." "これは $($Bundle.computer) 用ですが、このコンピューターは $label.$domain です。"
        return
    }
    Stop-With $EXIT_COMPUTER "This is for $($Bundle.computer), and this computer is $label.$domain. Nothing was done. If they are the same computer, correct its domain in the portal, or add -OtherDomain." "これは $($Bundle.computer) 用ですが、このコンピューターは $label.$domain です。何も実行していません。同じコンピューターであれば、ポータルでドメインを修正するか、-OtherDomain を付けてください。"
}
