
# ---- The journal: what was changed, so that it can be taken back ----

function Get-JournalFile { return Join-Path $script:Output "akashi-journal_$env:COMPUTERNAME.json" }

function Read-Journal {
    $file = Get-JournalFile
    if (-not (Test-Path -LiteralPath $file)) { return @() }
    return Get-Content -LiteralPath $file -Raw -Encoding UTF8 | ConvertFrom-Json | ForEach-Object { $_ }
}

function Write-Journal($Entries) {
    $text = ConvertTo-Json -InputObject @($Entries) -Depth 4
    [System.IO.File]::WriteAllText((Get-JournalFile), $text, (New-Object System.Text.UTF8Encoding($false)))
}

# Written before the next step, so that a run that is cut short can still be taken back.
function Add-Journal($Entry) {
    if ($WhatIfPreference) { return }
    $Entry.made = $script:Made
    Write-Journal (@(Read-Journal) + @([pscustomobject]$Entry))
}

function Remove-Journal([scriptblock]$Which) {
    if ($WhatIfPreference) { return }
    $entries = @(Read-Journal)
    $gone = @($entries | Where-Object $Which)
    if ($gone.Count -gt 0) { Write-Journal @($entries | Where-Object { $gone -notcontains $_ }) }
}

function Undo-Import($Bundle) {
    foreach ($use in @($Bundle.slots)) {
        $state = Get-SlotState $use
        foreach ($own in @($Bundle.certificates)) {
            if (@($state.seen | Where-Object { $_.on -and $_.thumbprint -eq $own.thumbprint }).Count -gt 0) {
                Stop-With $EXIT_IN_USE "$($use.slot) uses the certificate. Choose another one or turn the slot off first (-Apply -Undo)." "$($use.slot) がこの証明書を使用しています。先に別の証明書を選ぶか、無効にしてください(-Apply -Undo)。"
            }
        }
    }
    Undo-Entries @('TASK_ADDED', 'READ_GRANTED', 'OWN_ADDED', 'CA_REMOVED', 'CA_ADDED', 'ROOT_ADDED')
}

# What the journal tells of these kinds for this bundle, in this order. What was taken back leaves the journal.
function Undo-Entries($Kinds) {
    $left = @(Read-Journal)
    foreach ($kind in $Kinds) {
        foreach ($entry in @($left | Where-Object { $_.what -eq $kind -and $_.made -eq $script:Made })) {
            if (-not (May $entry.thumbprint "Undo $kind")) { continue }
            if (Undo-Entry $entry) { $left = @($left | Where-Object { $entry -ne $_ }) }
            Write-Journal $left
        }
    }
}

function Undo-Entry($Entry) {
    switch ($Entry.what) {
        'READ_GRANTED' {
            $own = Find-Own $Entry.thumbprint
            $file = if ($own) { Get-KeyFile $own } else { $null }
            if ($file) { Revoke-Read $file (New-Object System.Security.Principal.SecurityIdentifier($Entry.sid)) }
        }
        'TASK_ADDED' {
            if (Get-ScheduledTask -TaskName $TASK -ErrorAction SilentlyContinue) { Unregister-ScheduledTask -TaskName $TASK -Confirm:$false }
        }
        'OWN_ADDED' {
            if (Find-InStore 'My' $Entry.thumbprint) { Remove-Item -LiteralPath "Cert:\LocalMachine\My\$($Entry.thumbprint)" -DeleteKey }
        }
        'CA_REMOVED' {
            if (Test-Path -LiteralPath $Entry.file) { Import-Certificate -FilePath $Entry.file -CertStoreLocation 'Cert:\LocalMachine\CA' | Out-Null }
        }
        'CA_ADDED' {
            if (Find-InStore 'CA' $Entry.thumbprint) { Remove-Item -LiteralPath "Cert:\LocalMachine\CA\$($Entry.thumbprint)" }
        }
        'ROOT_ADDED' {
            $root = Find-InStore 'Root' $Entry.thumbprint
            if (-not $root) { return $true }
            if (Test-Needed $root) {
                Find-Fault 'The root certificate stays: another certificate of this computer depends on it.' 'ルート証明書は残します。このコンピューターの別の証明書が依存しています。'
                return $false
            }
            Remove-Item -LiteralPath "Cert:\LocalMachine\Root\$($Entry.thumbprint)"
        }
    }
    Say "Taken back: $($Entry.what) $($Entry.thumbprint)" "元に戻しました: $($Entry.what) $($Entry.thumbprint)"
    return $true
}

# Whether a certificate that stays in My or CA comes from this root.
function Test-Needed($Root) {
    foreach ($store in 'My', 'CA') {
        foreach ($other in @(Get-ChildItem -LiteralPath "Cert:\LocalMachine\$store")) {
            if ($other.Issuer -eq $Root.Subject -and $other.Thumbprint -ne $Root.Thumbprint) { return $true }
        }
    }
    return $false
}

# One slot back to what it was. What could not be told is left as it is: guessing could turn encryption off.
function Undo-Slot($Bundle, [string]$Exe, $Entry) {
    $slot = $Entry.slot
    $use = @($Bundle.slots) | Where-Object { $_.slot -eq $slot } | Select-Object -First 1
    if (-not $use) {
        Find-Fault "${slot}: left as it is, because this bundle has no such slot." "${slot}: このパッケージにないスロットのため、そのままにします。"
        return
    }
    if ($null -eq $Entry.on) {
        Find-Fault "${slot}: left as it is, because it could not be told whether it was on before. Look at it in the Server Configurator." "${slot}: 以前に有効だったか判別できなかったため、そのままにします。Server Configuratorで確認してください。"
        return
    }
    if ($Entry.on -and -not $Entry.thumbprint) {
        Find-Fault "${slot}: left as it is, because it could not be told which certificate it used before. Choose that one in the Server Configurator." "${slot}: 以前の証明書を判別できなかったため、そのままにします。Server Configuratorで以前の証明書を選んでください。"
        return
    }
    if ($Entry.on -and -not (Find-Own $Entry.thumbprint)) {
        Find-Fault "${slot}: left as it is, because the certificate that it used before is not in the store any more." "${slot}: 以前の証明書がストアにないため、そのままにします。"
        return
    }
    $code = Set-Slot $Exe $use ([bool]$Entry.on) $Entry.thumbprint
    if ($code -eq 0) {
        Remove-Journal { @('SLOT_SET', 'UNREGISTERED') -contains $_.what -and $_.slot -eq $slot -and $_.made -eq $script:Made }
    }
}

# Each slot back to what it was, the last first. What hinders one slot does not keep the others from it.
function Undo-Apply($Bundle) {
    Confirm-Session
    $entries = @(Read-Journal | Where-Object { $_.what -eq 'SLOT_SET' -and $_.made -eq $script:Made })
    if ($entries.Count -eq 0) {
        Say 'The journal tells of no applied slot.' '適用の記録がありません。'
        return
    }
    Say 'A pair must go together: take the other computers of the pair back as well, in the order of the plan.' '組になるコンピューターも、計画の順に元に戻してください。' 'WARN'
    $exe = Find-Configurator
    [array]::Reverse($entries)
    $done = @()
    foreach ($entry in $entries) {
        if ($done -contains $entry.slot) { continue }
        $done += $entry.slot
        try { Undo-Slot $Bundle $exe $entry } catch {
            $script:Outcome = $EXIT_UNEXPECTED
            Find-Fault "$($entry.slot): not taken back: $($_.Exception.Message)" "$($entry.slot): 元に戻せませんでした: $($_.Exception.Message)"
        }
        # Still at work, or a user whom the management server does not take: every further slot would meet the same.
        if (@($EXIT_TIMEOUT, $EXIT_NOT_REGISTERED) -contains $script:Outcome) {
            Say 'Slots that are not named above were not touched. Mend that, then run -Apply -Undo again.' '上に表示されていないスロットは変更していません。原因を解消してから -Apply -Undo を再実行してください。' 'ERROR'
            return
        }
    }
}
